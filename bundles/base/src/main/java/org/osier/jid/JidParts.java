/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Preparation and checks of the three parts of an address. */
final class JidParts {
    /** RFC 7622, 3.3.1: what a localpart must not contain beyond what PRECIS refuses. */
    private static final String EXCLUDED_FROM_LOCAL = "\"&'/:<>@";

    private static final String LOCAL = "the part before the @";
    private static final String DOMAIN = "the domain";
    private static final String RESOURCE = "the part after the /";

    private static final int MOST_BYTES = 1023;
    /** No part with more of these gets shorter than it may be: at most three become one when they are composed. */
    private static final int MOST_CHARS = 3 * MOST_BYTES;

    private static final int LONGEST_A_LABEL = 63;
    private static final int MOST_SHOWN = 100;

    private JidParts() {}

    static IllegalArgumentException malformed(String address, String why) {
        String shown = address.length() > MOST_SHOWN ? address.substring(0, MOST_SHOWN) + "..." : address;
        return new IllegalArgumentException("\"" + shown.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?")
                + "\" is not a JID (local@domain/resource): " + why);
    }

    /** UsernameCaseMapped (RFC 8265, 3.3), and none of the symbols of XML and of addresses. */
    static String local(String part, String address) {
        requireSomeLength(part, LOCAL, address);
        String local = isPlainAscii(part) ? part.toLowerCase(Locale.ROOT) : Precis.caseMapped(part);
        local.codePoints().forEach(c -> {
            if (!Precis.isIdentifier(c) || EXCLUDED_FROM_LOCAL.indexOf(c) >= 0) {
                throw malformed(address, LOCAL + " must not contain " + shown(c));
            }
        });
        return requireLength(local, LOCAL, address);
    }

    static String domain(String part, String address) {
        requireSomeLength(part, DOMAIN, address);
        // The ideographic full stop stands for a dot (RFC 5895, 2).
        String mapped = isPlainAscii(part)
                ? part.toLowerCase(Locale.ROOT)
                : Precis.caseMapped(part).replace('\u3002', '.');
        // RFC 7622, 3.2: a final dot is not part of the address.
        String domain = mapped.endsWith(".") ? mapped.substring(0, mapped.length() - 1) : mapped;
        if (domain.isEmpty()) {
            throw malformed(address, "the domain is missing");
        }
        if (domain.startsWith("[") && domain.endsWith("]")) {
            if (!domain.matches("\\[[0-9a-f:.]+]")) {
                throw malformed(address, "the domain in brackets is no IPv6 address");
            }
        } else {
            domain = Arrays.stream(domain.split("\\.", -1))
                    .map(label -> label(label, address))
                    .collect(Collectors.joining("."));
        }
        return requireLength(domain, DOMAIN, address);
    }

    private static String label(String written, String address) {
        if (written.isEmpty()) {
            throw malformed(address, "the domain has an empty label (two dots in a row, or one in front)");
        }
        if (written.startsWith("-") || written.endsWith("-")) {
            throw malformed(address, "a label of the domain begins or ends with a hyphen");
        }
        // RFC 7622, 3.2.1: an A-label and its U-label are one address; what is no A-label stays as it is.
        String label = isALabel(written) ? IDN.toUnicode(written) : written;
        label.codePoints().forEach(c -> {
            if (c < 0x80 ? !Character.isLetterOrDigit(c) && c != '-' && c != '_' : !Precis.isIdentifier(c)) {
                throw malformed(address, "the domain must not contain " + shown(c));
            }
        });
        return label;
    }

    /** DNS knows no longer labels (RFC 1035, 2.3.4), so nobody can mean one. */
    private static boolean isALabel(String label) {
        return label.startsWith("xn--") && label.length() <= LONGEST_A_LABEL;
    }

    /** OpaqueString (RFC 8265, 4.2): composed, every kind of space a plain one. */
    static String resource(String part, String address) {
        requireSomeLength(part, RESOURCE, address);
        String resource = part;
        if (!isPlainAscii(part)) {
            StringBuilder spaced = new StringBuilder(part.length());
            part.codePoints()
                    .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                    .forEach(spaced::appendCodePoint);
            resource = Normalizer.normalize(spaced, Normalizer.Form.NFC);
        }
        resource.codePoints().forEach(c -> {
            if (!Precis.isFreeform(c)) {
                throw malformed(address, RESOURCE + " must not contain " + shown(c));
            }
        });
        if (resource.isEmpty()) {
            throw malformed(address, "there is nothing after the /");
        }
        return requireLength(resource, RESOURCE, address);
    }

    private static boolean isPlainAscii(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Before any work is done on what a stranger may have sent. */
    private static void requireSomeLength(String part, String which, String address) {
        if (part.length() > MOST_CHARS) {
            throw malformed(address, which + " is longer than " + MOST_BYTES + " bytes");
        }
    }

    private static String requireLength(String part, String which, String address) {
        if (part.length() > MOST_BYTES / 4 && part.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw malformed(address, which + " is longer than " + MOST_BYTES + " bytes");
        }
        return part;
    }

    private static String shown(int c) {
        if (c == ' ') {
            return "a space";
        }
        return c < ' ' || c >= 0x7F ? String.format(Locale.ROOT, "U+%04X", c) : Character.toString(c);
    }
}
