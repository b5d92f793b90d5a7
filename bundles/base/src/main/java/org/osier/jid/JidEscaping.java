/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.util.Objects;

/**
 * Names that a localpart cannot hold, such as {@code d'artagnan}, written so that it can: {@code d\27artagnan} (XEP-0106). For
 * showing addresses and for gateways; parsing and comparing addresses do not know of it.
 */
public final class JidEscaping {
    private static final String ESCAPED = " \"&'/:<>@\\";
    private static final int CODE_LENGTH = 3;

    private JidEscaping() {}

    /**
     * The localpart for a name as people write it; what {@link Jid#of} refuses beyond the ten characters stays as it is.
     *
     * @throws IllegalArgumentException when the name begins or ends with a space, which cannot be escaped (XEP-0106, 4.1)
     */
    public static String escape(String name) {
        Objects.requireNonNull(name, "name");
        if (name.startsWith(" ") || name.endsWith(" ")) {
            throw new IllegalArgumentException("a name that begins or ends with a space cannot be escaped (XEP-0106)");
        }
        StringBuilder escaped = new StringBuilder(name.length() + CODE_LENGTH);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            // A backslash is one, unless it would be read as the beginning of a code.
            if (c == '\\' ? isCode(name, i) : ESCAPED.indexOf(c) >= 0) {
                escaped.append('\\').append(Integer.toHexString(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** The name that a localpart stands for. Codes that are none of the ten, and spaces at either end, stay as they are. */
    public static String unescape(String local) {
        Objects.requireNonNull(local, "local");
        StringBuilder name = new StringBuilder(local.length());
        int i = 0;
        while (i < local.length()) {
            boolean isCode = isCode(local, i) && !isSpaceAtAnEnd(local, i);
            name.append(isCode ? (char) Integer.parseInt(local, i + 1, i + CODE_LENGTH, 16) : local.charAt(i));
            i += isCode ? CODE_LENGTH : 1;
        }
        return name.toString();
    }

    private static boolean isSpaceAtAnEnd(String local, int at) {
        return local.startsWith("\\20", at) && (at == 0 || at + CODE_LENGTH == local.length());
    }

    /** Codes have small letters (XEP-0106, 3.1). */
    private static boolean isCode(String text, int at) {
        if (at + CODE_LENGTH > text.length() || text.charAt(at) != '\\') {
            return false;
        }
        return switch (text.substring(at + 1, at + CODE_LENGTH)) {
            case "20", "22", "26", "27", "2f", "3a", "3c", "3e", "40", "5c" -> true;
            default -> false;
        };
    }
}
