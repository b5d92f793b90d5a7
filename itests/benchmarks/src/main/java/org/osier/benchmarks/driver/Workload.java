/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.util.Locale;
import org.osier.benchmarks.contender.Conduct;

/** What can be measured with a contender. */
public enum Workload {
    /** Chat messages received. */
    IN_CHAT(Conduct.COUNT),
    /** Chat messages, presence and pubsub events received. */
    IN_MIXED(Conduct.COUNT),
    /** Chat messages received and answered, many under way. */
    ECHO(Conduct.ECHO),
    /** Chat messages sent. */
    OUT(Conduct.SEND),
    /** Chat messages received and answered, one at a time. */
    ROUND_TRIP(Conduct.ECHO),
    /** Streams on which nothing happens, or not any more. */
    IDLE(Conduct.ECHO),
    /** More received than is handled. */
    SLOW(Conduct.SLOW);

    private final Conduct conduct;

    Workload(Conduct conduct) {
        this.conduct = conduct;
    }

    /** As on the command line and in the results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it means anything to the contender. */
    public boolean suits(String contender) {
        return switch (this) {
            // A parser does not send.
            case OUT -> !contender.equals("bare");
            case IDLE -> contender.equals("osier") || contender.equals("smack");
            case SLOW -> contender.equals("osier");
            default -> true;
        };
    }

    Conduct conduct() {
        return conduct;
    }

    /** Whether its figures are not of time, and one round is enough. */
    public boolean isOfMemory() {
        return this == IDLE || this == SLOW;
    }

    Measurement measurement() {
        return switch (this) {
            case IN_CHAT -> new Incoming(word(), Stanzas.chats());
            case IN_MIXED -> new Incoming(word(), Stanzas.mixed());
            case ECHO -> new Outgoing(word(), true);
            case OUT -> new Outgoing(word(), false);
            case ROUND_TRIP -> new RoundTrip(word());
            case IDLE -> new Idle(word());
            case SLOW -> new Slow(word());
        };
    }
}
