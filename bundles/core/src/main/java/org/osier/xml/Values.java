/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What attributes and texts say, as a type: {@code element.attribute("max").flatMap(Values::integer)}. Lenient, as the other
 * side of a stream has to be: a value that is none of its type is absent. White space around it does not count (XML
 * Schema, part 2, 4.3.6).
 */
public final class Values {
    private Values() {}

    /** {@code true} or {@code 1}, {@code false} or {@code 0} (xs:boolean); in lower case only, as XML Schema wants it. */
    public static Optional<Boolean> bool(String value) {
        return switch (trimmed(value)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A whole number from -2147483648 to 2147483647, a plus allowed (xs:int). */
    public static Optional<Integer> integer(String value) {
        return longInteger(value).filter(number -> number == number.intValue()).map(Long::intValue);
    }

    /** A whole number of 64 bits, a plus allowed (xs:long). */
    public static Optional<Long> longInteger(String value) {
        String digits = trimmed(value);
        // Java would take the digits of all scripts; the length bounds the work.
        if (!digits.matches("[+-]?[0-9]{1,40}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * One constant of an enum, by its name as XMPP would write it: in lower case and with hyphens, {@code not-allowed} for
     * {@code NOT_ALLOWED}. Case counts. Made once and kept, it costs a look-up for each value.
     */
    public static <E extends Enum<E>> Function<String, Optional<E>> constant(Class<E> type) {
        Map<String, E> byName = Stream.of(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(
                        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant -> constant));
        return value -> Optional.ofNullable(byName.get(trimmed(value)));
    }

    /** Without the white space of XML at both ends. */
    private static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isSpace(value.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
