/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.Console;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.osier.jid.Jid;

/**
 * Who takes part, with their passwords, which it does not show.
 *
 * @param romeo the account of the bot
 * @param romeoPassword its password
 * @param juliet the account that talks to it
 * @param julietPassword its password
 */
record Accounts(Jid romeo, String romeoPassword, Jid juliet, String julietPassword) {
    static final String USER_PASSWORD = "OSIER_USER_PASSWORD";
    static final String PEER_PASSWORD = "OSIER_PEER_PASSWORD";
    private static final int RANDOM_BYTES = 16;

    /** Two accounts for one run of the loopback server. */
    static Accounts made() {
        return new Accounts(Jid.of("romeo@localhost"), random(), Jid.of("juliet@localhost"), random());
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Two accounts on a real server; what the environment does not hold is asked for. */
    static Accounts given(String user, String peer) throws UsageException {
        Jid romeo = account("--user", user);
        Jid juliet = account("--peer", peer);
        if (romeo.bare().equals(juliet.bare())) {
            throw new UsageException("--user and --peer must be two accounts, and both are " + romeo.bare());
        }
        return new Accounts(romeo, password(USER_PASSWORD, romeo), juliet, password(PEER_PASSWORD, juliet));
    }

    private static Jid account(String option, String text) throws UsageException {
        try {
            Jid jid = Jid.of(text);
            if (jid.local().isPresent()) {
                return jid;
            }
            throw new UsageException(option + " \"" + text + "\" names a server; an account is user@domain");
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + " " + e.getMessage());
        }
    }

    private static String password(String variable, Jid account) throws UsageException {
        String set = System.getenv(variable);
        if (set != null && !set.isEmpty()) {
            return set;
        }
        Optional<Console> console = Terminal.console();
        char[] typed = console.isEmpty() ? null : console.get().readPassword("Password of %s: ", account.bare());
        if (typed == null || typed.length == 0) {
            throw new UsageException("the password of " + account.bare() + " is missing; set " + variable);
        }
        return new String(typed);
    }

    /** Shows who, not the passwords. */
    @Override
    public String toString() {
        return romeo + " and " + juliet;
    }
}
