/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as they are printed. */
final class Figures {
    private Figures() {}

    /** For people: at least three digits, thousands set apart. */
    static String forPeople(double value) {
        return String.format(
                Locale.ROOT, value < 1 ? "%.3f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    /** As it was written down, without what adds nothing. */
    static String bound(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** For programs. */
    static String plain(double value) {
        return String.format(Locale.ROOT, value < 1000 ? "%.3f" : "%.0f", value);
    }
}
