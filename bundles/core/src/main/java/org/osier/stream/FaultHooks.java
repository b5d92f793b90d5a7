/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells what foreign code threw to those who asked for it, or else to the log. Safe for use by many threads. */
final class FaultHooks {
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final FaultLog log;

    /** A hook, by identity: the same one may be added twice. */
    private static final class Hook {
        private final FaultHook hook;

        Hook(FaultHook hook) {
            this.hook = hook;
        }
    }

    FaultHooks(Timer timer) {
        this.log = new FaultLog(timer);
    }

    Registration add(FaultHook hook) {
        Hook added = new Hook(hook);
        hooks.add(added);
        return () -> hooks.remove(added);
    }

    /** Throws nothing. */
    void failed(String what, Throwable failure) {
        boolean told = false;
        for (Hook each : hooks) {
            told |= tell(each.hook, what, failure);
        }
        if (!told) {
            log.failed(what, failure);
        }
    }

    private boolean tell(FaultHook hook, String what, Throwable failure) {
        try {
            hook.failed(what, failure);
            return true;
        } catch (Throwable e) {
            log.failed("fault hook " + Owned.ownerOf(hook.getClass()), e);
            return false;
        }
    }
}
