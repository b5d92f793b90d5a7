/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.util.Locale;
import java.util.regex.Pattern;

/** An IPv6 address in brackets, perhaps with a zone (RFC 3986, 3.2.2; RFC 6874, 2). Kept as it is written, in small letters. */
final class Ipv6Literal {
    private static final int GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern ZONE = Pattern.compile("([A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+");
    /** How RFC 6874 writes the percent sign before a zone. */
    private static final String ZONE_MARK = "%25";

    private Ipv6Literal() {}

    /** Of {@code name}, which begins with a bracket. */
    static String prepare(String name, Slot slot) {
        String inside = name.substring(1, Math.max(1, name.length() - 1));
        int mark = inside.indexOf(ZONE_MARK);
        String address = (mark < 0 ? inside : inside.substring(0, mark)).toLowerCase(Locale.ROOT);
        boolean hasGoodZone = mark < 0
                || ZONE.matcher(inside.substring(mark + ZONE_MARK.length())).matches();
        if (!name.endsWith("]") || !hasGoodZone || !isAddress(address)) {
            throw slot.refuse("the domain in brackets is no IPv6 address");
        }
        return "[" + address + (mark < 0 ? "" : inside.substring(mark)) + "]";
    }

    private static boolean isAddress(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == GROUPS;
        }
        int before = gap == 0 ? 0 : groups(address.substring(0, gap), false);
        String rest = address.substring(gap + 2);
        int after = rest.isEmpty() ? 0 : groups(rest, true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits these are, or a number below zero when they are none. */
    private static int groups(String text, boolean mayEndInIpv4) {
        String[] groups = text.split(":", -1);
        int count = groups.length;
        for (int i = 0; i < groups.length; i++) {
            if (mayEndInIpv4
                    && i == groups.length - 1
                    && IPV4.matcher(groups[i]).matches()) {
                count++;
            } else if (!GROUP.matcher(groups[i]).matches()) {
                return -GROUPS;
            }
        }
        return count;
    }
}
