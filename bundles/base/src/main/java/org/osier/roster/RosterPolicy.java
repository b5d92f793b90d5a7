/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

/**
 * What is done about subscription requests to one own address.
 *
 * @param authorise whether contacts are granted what they ask for
 * @param subscribe whether a contact that has just been granted it is asked for the same; {@code NO} and {@code ASK} both
 *     leave that to the handlers of events
 */
public record RosterPolicy(Answer authorise, Answer subscribe) {
    /** What to answer. */
    public enum Answer {
        /** Always. */
        YES,
        /** Never. */
        NO,
        /** Whatever a handler of the event decides, at any time later. */
        ASK
    }

    /** Leaves all to handlers: the default, since presence tells a lot. */
    public static final RosterPolicy ASK = new RosterPolicy(Answer.ASK, Answer.ASK);

    /** Grants all requests and asks for the same, as bots and gateways do. */
    public static final RosterPolicy OPEN = new RosterPolicy(Answer.YES, Answer.YES);

    /** Refuses all requests; for own addresses that nobody is to know of, or that do not exist. */
    public static final RosterPolicy CLOSED = new RosterPolicy(Answer.NO, Answer.NO);
}
