/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store;

import java.util.Comparator;
import java.util.regex.Pattern;

/** What every store takes and refuses alike, and how it orders keys; for those who write one. */
public final class StoreLimits {
    /** Most characters of a key: room for two of the longest addresses. */
    public static final int KEY = 6_000;

    /** Most characters of a value. */
    public static final int VALUE = 1 << 20;

    /** By code points, which is also the order of UTF-8; {@link String#compareTo} has surrogates elsewhere. */
    public static final Comparator<String> ORDER = StoreLimits::compare;

    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9.-]{1,60}");

    private StoreLimits() {}

    /** Returns the name of a table, or refuses it. */
    public static String table(String name) {
        if (!TABLE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of a table; it has 1 to 60 letters, digits, dots and hyphens");
        }
        return name;
    }

    /** Returns a key, or refuses it. */
    public static String key(String key) {
        if (key.isEmpty() || key.length() > KEY || key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a key has 1 to " + KEY + " characters, none of them NUL");
        }
        return key;
    }

    /** Returns a value, or refuses it. */
    public static String value(String value) {
        if (value.length() > VALUE || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a value has at most " + VALUE + " characters, none of them NUL");
        }
        return value;
    }

    private static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
