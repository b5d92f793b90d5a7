/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.util.Locale;

/** Numbers as they are printed. */
final class Figures {
    private Figures() {}

    /** For people: three digits that count, thousands set apart. */
    static String forPeople(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    /** For programs. */
    static String plain(double value) {
        return String.format(Locale.ROOT, value < 1000 ? "%.3f" : "%.0f", value);
    }
}
