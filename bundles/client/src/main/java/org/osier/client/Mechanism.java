/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import org.osier.session.AuthenticationException;

/** The client's side of one SASL mechanism, for one login. */
interface Mechanism {
    /** The name under which servers offer it. */
    String name();

    /** Whether who reads the exchange reads the password. */
    boolean showsPassword();

    /** What is sent with the choice of the mechanism. */
    byte[] initialResponse();

    /**
     * Answers a challenge.
     *
     * @throws AuthenticationException when the challenge is not what an honest server sends
     */
    byte[] respond(String challenge);

    /**
     * Checks what came with the success.
     *
     * @throws AuthenticationException when the server has not proven that it knows the password too
     */
    void requireSuccess(String data);
}
