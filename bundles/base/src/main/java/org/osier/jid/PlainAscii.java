/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

/**
 * The usual case: parts in ASCII that are prepared already. What these methods refuse may still be right, and goes the long
 * way; what they accept is left as it is, and nothing is allocated.
 */
final class PlainAscii {
    private static final byte LOCAL = 1;
    private static final byte DOMAIN = 2;
    private static final byte RESOURCE = 4;
    private static final byte[] CLASSES = new byte[0x80];

    static {
        for (char c = ' '; c < 0x7F; c++) {
            boolean local = c != ' ' && !Character.isUpperCase(c) && Localpart.EXCLUDED.indexOf(c) < 0;
            boolean domain = Character.isLowerCase(c) || Character.isDigit(c) || c == '_';
            CLASSES[c] = (byte) (RESOURCE | (local ? LOCAL : 0) | (domain ? DOMAIN : 0));
        }
    }

    private PlainAscii() {}

    static boolean is(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static boolean isLocal(String part) {
        return consistsOf(LOCAL, part);
    }

    static boolean isResource(String part) {
        return consistsOf(RESOURCE, part);
    }

    private static boolean consistsOf(byte wanted, String part) {
        int length = part.length();
        if (length == 0 || length > Slot.MOST_BYTES) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isIn(wanted, part.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(byte wanted, char c) {
        return c < 0x80 && (CLASSES[c] & wanted) != 0;
    }

    /** A name of one or more labels without a hyphen or a dot at either end, and without A-labels. */
    static boolean isDomain(String part) {
        int length = part.length();
        if (length == 0 || length > Slot.MOST_BYTES) {
            return false;
        }
        char before = '.';
        for (int i = 0; i < length; i++) {
            char c = part.charAt(i);
            if (!isIn(DOMAIN, c) && !(c == '-' ? isInside(part, i, before) : c == '.' && isIn(DOMAIN, before))) {
                return false;
            }
            before = c;
        }
        return isIn(DOMAIN, before);
    }

    /** Whether a hyphen neither begins a label nor makes it look like an A-label. */
    private static boolean isInside(String part, int hyphen, char before) {
        return before != '.' && !part.startsWith("xn--", hyphen - 2);
    }
}
