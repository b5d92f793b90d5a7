/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Optional;

/** The server's side of one SASL mechanism in which the client speaks first, for one login. For use by one thread. */
interface SaslExchange {
    /**
     * Takes what the client says next.
     *
     * @return what it is told
     * @throws SaslFailure when it does not get in
     */
    Step next(String said);

    /**
     * What the client is told.
     *
     * @param data a challenge, or what goes along with success; empty for nothing
     * @param user the localpart of who is in; empty while more has to be said
     */
    record Step(String data, Optional<String> user) {}
}
