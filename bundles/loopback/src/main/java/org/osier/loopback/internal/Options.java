/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.osier.loopback.LoopbackException;

/**
 * Configuration values as they come, strings from a file or typed ones from a tool. Whatever is wrong with one is said
 * with its name. Immutable.
 */
final class Options {
    /** What frameworks add by themselves. */
    private static final List<String> NOT_OURS =
            List.of("service.", "component.", "felix.", "osgi.", "org.", "karaf.", ".");

    private final Map<String, Object> values;

    Options(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** Hands a value over and returns it; what the taker finds wrong is told with the option's name. */
    String text(String name, String otherwise, Consumer<String> taker) {
        String value = value(name, otherwise);
        named(name, () -> taker.accept(value));
        return value;
    }

    /** Hands a number over. */
    void number(String name, int otherwise, IntConsumer taker) {
        String value = value(name, Integer.toString(otherwise));
        named(name, () -> taker.accept(parsed(value)));
    }

    private static int parsed(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + value + "\" is not a number", e);
        }
    }

    private String value(String name, String otherwise) {
        String value = values.getOrDefault(name, "").toString().trim();
        return value.isEmpty() ? otherwise : value;
    }

    /** {@code true} or {@code false}. */
    boolean flag(String name, boolean otherwise) {
        String value = value(name, Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw malformed(name, "\"" + value + "\" is neither true nor false");
        }
        return Boolean.parseBoolean(value);
    }

    /** Takes pairs such as {@code romeo:secret}, separated by commas or one in each element of an array. */
    void pairs(String name, String example, PairTaker taker) {
        for (String pair : list(name)) {
            int colon = pair.indexOf(':');
            if (colon < 1 || colon == pair.length() - 1) {
                // Without the value, which may be a password.
                throw malformed(name, "an entry is not of the form " + example);
            }
            named(name, () -> taker.take(pair.substring(0, colon).trim(), pair.substring(colon + 1)));
        }
    }

    private List<String> list(String name) {
        Object value = values.getOrDefault(name, "");
        List<String> entries = value instanceof String[] array && array.length > 1
                ? List.of(array)
                : List.of((value instanceof String[] one ? String.join(",", one) : value.toString()).split(","));
        return entries.stream()
                .map(String::trim)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** The names that are neither known nor a framework's: misspelt ones, most likely. */
    Set<String> unknown(String... known) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(Arrays.asList(known));
        unknown.removeIf(name -> NOT_OURS.stream().anyMatch(name::startsWith));
        return unknown;
    }

    private static void named(String name, Runnable use) {
        try {
            use.run();
        } catch (IllegalArgumentException | LoopbackException e) {
            throw malformed(name, e.getMessage());
        }
    }

    private static IllegalArgumentException malformed(String name, String why) {
        return new IllegalArgumentException(name + ": " + why);
    }

    /** Takes both parts of a pair; may throw {@link IllegalArgumentException}. */
    interface PairTaker {
        void take(String name, String secret);
    }
}
