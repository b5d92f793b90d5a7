/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.util.Optional;

/** Punycode (RFC 3492), with the parameters of section 5. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_N = 0x80;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Punycode() {}

    /** RFC 3492, 6.3. Takes time with the square of the length. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        text.chars().filter(c -> c < FIRST_N).forEach(c -> encoded.append((char) c));
        int basic = encoded.length();
        if (basic > 0) {
            encoded.append('-');
        }
        int total = text.codePointCount(0, text.length());
        int n = FIRST_N;
        int bias = FIRST_BIAS;
        int delta = 0;
        for (int handled = basic; handled < total; n++, delta++) {
            int next = leastFrom(text, n);
            delta += (next - n) * (handled + 1);
            n = next;
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                int c = text.codePointAt(i);
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    appendNumber(delta, bias, encoded);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
        }
        return encoded.toString();
    }

    private static int leastFrom(String text, int n) {
        return text.codePoints().filter(c -> c >= n).min().orElseThrow();
    }

    private static void appendNumber(int number, int bias, StringBuilder encoded) {
        int rest = number;
        for (int k = BASE; ; k += BASE) {
            int t = threshold(k, bias);
            if (rest < t) {
                encoded.append(DIGITS.charAt(rest));
                return;
            }
            encoded.append(DIGITS.charAt(t + (rest - t) % (BASE - t)));
            rest = (rest - t) / (BASE - t);
        }
    }

    /** RFC 3492, 6.2, for lower-case ASCII; empty when it is not Punycode. */
    static Optional<String> decode(String encoded) {
        int basic = Math.max(encoded.lastIndexOf('-'), 0);
        StringBuilder text = new StringBuilder(encoded.substring(0, basic));
        int total = basic;
        int bias = FIRST_BIAS;
        int n = FIRST_N;
        long i = 0;
        int at = basic > 0 ? basic + 1 : 0;
        while (at < encoded.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < encoded.length() ? DIGITS.indexOf(encoded.charAt(at++)) : -1;
                i += digit * weight;
                if (digit < 0 || i > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                int t = threshold(k, bias);
                if (digit < t) {
                    break;
                }
                weight *= BASE - t;
            }
            total++;
            bias = adapted((int) (i - before), total, before == 0);
            n += (int) (i / total);
            i %= total;
            if (!Character.isValidCodePoint(n) || isSurrogate(n)) {
                return Optional.empty();
            }
            text.insert(text.offsetByCodePoints(0, (int) i), Character.toChars(n));
            i++;
        }
        return Optional.of(text.toString());
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static int threshold(int k, int bias) {
        return Math.min(Math.max(k - bias, T_MIN), T_MAX);
    }

    private static int adapted(int delta, int handled, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / handled;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}
