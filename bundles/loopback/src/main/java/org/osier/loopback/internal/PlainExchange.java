/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Optional;

/** PLAIN (RFC 4616): the client sends the password. Offered under TLS only. */
final class PlainExchange implements SaslExchange {
    private final Accounts accounts;
    private final Names names;

    PlainExchange(Accounts accounts, Names names) {
        this.accounts = accounts;
        this.names = names;
    }

    @Override
    public Step next(String said) {
        String[] parts = said.split("\0", -1);
        if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
            throw new SaslFailure(SaslFailure.MALFORMED_REQUEST);
        }
        String user = names.user(parts[1]);
        if (!accounts.matches(user, parts[2])) {
            throw new SaslFailure(SaslFailure.NOT_AUTHORIZED);
        }
        // After the password: before it, this would tell who exists.
        names.requireSelf(parts[0], user);
        return new Step("", Optional.of(user));
    }
}
