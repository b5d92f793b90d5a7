/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

/** What a chat message consists of that a contender sends: as long as the one that the driver sends. */
final class Chat {
    static final String BODY =
            "O gentle Romeo, if thou dost love, pronounce it faithfully: or if thou think'st I am too"
                    + " quickly won, I'll frown and be perverse";
    static final String THREAD = "0e3141cd80894871a68e6fe6b1ec56fa";
    static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    static final String RECEIPTS = "urn:xmpp:receipts";
    static final String STANZA_IDS = "urn:xmpp:sid:0";

    private Chat() {}

    /** Of the same length for every number. */
    static String id(long number) {
        return "m-" + (1_000_000_000L + number);
    }
}
