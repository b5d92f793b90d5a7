/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.osier.xml.Element;

/**
 * How much of what was said before is wanted on entering a room (XEP-0045, 7.2.14); the least of all that is given counts.
 * Rooms may send less, and some send more.
 *
 * @param maxChars at most so many characters of XML; 0 for none at all
 * @param maxStanzas at most so many messages
 * @param seconds only what is not older
 * @param since only what was said since
 */
public record History(
        Optional<Integer> maxChars, Optional<Integer> maxStanzas, Optional<Long> seconds, Optional<Instant> since) {
    /** As much as the room likes to send. */
    public static final History DEFAULT =
            new History(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Nothing. */
    public static final History NONE = DEFAULT.withMaxChars(0);

    /** Refuses negative numbers. */
    public History {
        maxChars.ifPresent(number -> requireNatural(number, "maxChars"));
        maxStanzas.ifPresent(number -> requireNatural(number, "maxStanzas"));
        seconds.ifPresent(number -> requireNatural(number, "seconds"));
    }

    private static void requireNatural(long number, String name) {
        if (number < 0) {
            throw new IllegalArgumentException(name + " is " + number + ", less than 0");
        }
    }

    /** The same with at most so many characters of XML. */
    public History withMaxChars(int most) {
        return new History(Optional.of(most), maxStanzas, seconds, since);
    }

    /** The same with at most so many messages. */
    public History withMaxStanzas(int most) {
        return new History(maxChars, Optional.of(most), seconds, since);
    }

    /** The same, but nothing that is older; counted in whole seconds. */
    public History within(Duration age) {
        return new History(maxChars, maxStanzas, Optional.of(age.toSeconds()), since);
    }

    /** The same, but nothing that was said before; counted in milliseconds. */
    public History since(Instant time) {
        return new History(maxChars, maxStanzas, seconds, Optional.of(time));
    }

    /** What goes into the request to enter; empty where nothing is asked. */
    Optional<Element> toElement() {
        if (equals(DEFAULT)) {
            return Optional.empty();
        }
        return Optional.of(Element.builder(Muc.NAMESPACE, "history")
                .attribute("maxchars", maxChars)
                .attribute("maxstanzas", maxStanzas)
                .attribute("seconds", seconds)
                .attribute("since", since.map(time -> time.truncatedTo(ChronoUnit.MILLIS)))
                .build());
    }
}
