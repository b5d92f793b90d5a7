/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Logs what foreign code threw, so that a peer who can make a handler fail cannot flood the log: the first
 * {@value #WITH_STACK} failures of each with their stack, and then one line a minute with their number, until a minute
 * has passed without any. Knows at most {@value #MOST} names at once; further ones share an account. Throws nothing. Safe
 * for use by many threads.
 */
final class FaultLog {
    static final int WITH_STACK = 5;
    private static final int MOST = 256;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = System.getLogger(FaultLog.class.getName());

    private final Map<String, Account> accounts = new HashMap<>(4);
    private final Timer timer;

    /** How often something has failed since it was first seen, and since the last line about it. */
    private static final class Account {
        private int logged;
        private long unlogged;
        private boolean recent;
    }

    FaultLog(Timer timer) {
        this.timer = timer;
    }

    void failed(String what, Throwable failure) {
        try {
            if (count(what)) {
                Faults.log(LOG, what + " failed", failure);
            }
        } catch (Throwable e) {
            // No thread for the timer, perhaps; nobody is left to tell it to.
            Faults.log(LOG, what + " failed", failure);
        }
    }

    /** Whether this one is logged by itself. */
    private synchronized boolean count(String what) {
        String name = accounts.size() < MOST || accounts.containsKey(what) ? what : "something else";
        boolean first = accounts.isEmpty();
        Account account = accounts.computeIfAbsent(name, n -> new Account());
        account.recent = true;
        if (account.logged < WITH_STACK) {
            account.logged++;
        } else {
            account.unlogged++;
        }
        if (first) {
            pause();
        }
        return account.unlogged == 0;
    }

    private void pause() {
        var unused = timer.after(PAUSE, this::sumUp);
    }

    private void sumUp() {
        Map<String, Long> sums = takeSums();
        sums.forEach(
                (what, count) -> LOG.log(Level.WARNING, what + " failed " + count + " more times in the last minute"));
    }

    private synchronized Map<String, Long> takeSums() {
        Map<String, Long> sums = new HashMap<>();
        for (Iterator<Map.Entry<String, Account>> each = accounts.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Account> entry = each.next();
            Account account = entry.getValue();
            if (account.unlogged > 0) {
                sums.put(entry.getKey(), account.unlogged);
                account.unlogged = 0;
            }
            if (!account.recent) {
                each.remove();
            }
            account.recent = false;
        }
        if (!accounts.isEmpty()) {
            pause();
        }
        return sums;
    }
}
