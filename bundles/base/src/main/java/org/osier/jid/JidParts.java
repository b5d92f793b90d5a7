/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Preparation and checks of the three parts of an address. */
final class JidParts {
    /** RFC 7622, 3.3.1: what a localpart must not contain beyond what PRECIS refuses. */
    private static final String EXCLUDED_FROM_LOCAL = "\"&'/:<>@";

    private static final int MOST_BYTES = 1023;

    private JidParts() {}

    static IllegalArgumentException malformed(String address, String why) {
        String shown = address.length() > 100 ? address.substring(0, 100) + "..." : address;
        return new IllegalArgumentException(
                "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\" is not a JID (local@domain/resource): " + why);
    }

    /** UsernameCaseMapped: lower case, composed, widths folded; no spaces, no symbols of XML or of addresses. */
    static String local(String part, String address) {
        String local = isPlainAscii(part) ? part.toLowerCase(Locale.ROOT) : caseMapped(part);
        local.codePoints().forEach(c -> {
            if (c <= ' ' || EXCLUDED_FROM_LOCAL.indexOf(c) >= 0 || Character.isSpaceChar(c) || isRefused(c)) {
                throw malformed(address, "the part before the @ must not contain " + shown(c));
            }
        });
        return requireLength(local, "the part before the @", address);
    }

    static String domain(String part, String address) {
        // RFC 7622, 3.2: a final dot is not part of the address.
        String domain = part.endsWith(".") ? part.substring(0, part.length() - 1) : part;
        domain = isPlainAscii(domain) ? domain.toLowerCase(Locale.ROOT) : caseMapped(domain);
        if (domain.isEmpty()) {
            throw malformed(address, "the domain is missing");
        }
        boolean literal = domain.startsWith("[") && domain.endsWith("]");
        if (!literal) {
            for (String label : domain.split("\\.", -1)) {
                requireLabel(label, address);
            }
        } else if (!domain.matches("\\[[0-9a-f:.]+]")) {
            throw malformed(address, "the domain in brackets is no IPv6 address");
        }
        return requireLength(domain, "the domain", address);
    }

    private static void requireLabel(String label, String address) {
        if (label.isEmpty()) {
            throw malformed(address, "the domain has an empty label (two dots in a row, or one in front)");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw malformed(address, "a label of the domain begins or ends with a hyphen");
        }
        label.codePoints().forEach(c -> {
            if (!Character.isLetterOrDigit(c)
                    && c != '-'
                    && c != '_'
                    && Character.getType(c) != Character.NON_SPACING_MARK
                    && Character.getType(c) != Character.COMBINING_SPACING_MARK) {
                throw malformed(address, "the domain must not contain " + shown(c));
            }
        });
    }

    /** OpaqueString: composed, every kind of space a plain one; no control characters. */
    static String resource(String part, String address) {
        String resource = part;
        if (!isPlainAscii(part)) {
            StringBuilder spaced = new StringBuilder(part.length());
            part.codePoints().forEach(c -> spaced.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c));
            resource = Normalizer.normalize(spaced, Normalizer.Form.NFC);
        }
        resource.codePoints().forEach(c -> {
            if (isRefused(c)) {
                throw malformed(address, "the part after the / must not contain " + shown(c));
            }
        });
        if (resource.isEmpty()) {
            throw malformed(address, "there is nothing after the /");
        }
        return requireLength(resource, "the part after the /", address);
    }

    private static boolean isPlainAscii(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String caseMapped(String part) {
        StringBuilder folded = new StringBuilder(part.length());
        part.codePoints().forEach(c -> {
            // Halfwidth and Fullwidth Forms, and the ideographic full stop that stands for a dot in domains.
            if (c >= 0xFF00 && c <= 0xFFEF) {
                folded.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
            } else {
                folded.appendCodePoint(c == 0x3002 ? '.' : c);
            }
        });
        return Normalizer.normalize(folded.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static boolean isRefused(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.UNASSIGNED
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String requireLength(String part, String which, String address) {
        if (part.length() > MOST_BYTES / 4 && part.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw malformed(address, which + " is longer than " + MOST_BYTES + " bytes");
        }
        return part;
    }

    private static String shown(int c) {
        return c == ' '
                ? "a space"
                : Character.isISOControl(c) || c >= 0x80 ? String.format("U+%04X", c) : Character.toString(c);
    }
}
