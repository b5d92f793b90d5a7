/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.util.Locale;
import org.osier.jid.MalformedJidException.Part;

/** The localpart (RFC 7622, 3.3): UsernameCaseMapped, and none of the symbols of XML and of addresses. */
final class Localpart {
    /** RFC 7622, 3.3.1. */
    static final String EXCLUDED = "\"&'/:<>@";

    private Localpart() {}

    static String prepare(String written, String address) {
        if (PlainAscii.isLocal(written)) {
            return written;
        }
        Slot slot = new Slot(Part.LOCAL, address);
        if (written.isEmpty()) {
            throw slot.refuse("there is nothing before the @");
        }
        slot.requireShort(written);
        String lower = PlainAscii.is(written) ? written.toLowerCase(Locale.ROOT) : "";
        if (PlainAscii.isLocal(lower)) {
            return lower;
        }
        String local = Precis.usernameCaseMapped(written, slot);
        for (int i = 0; i < local.length(); i++) {
            if (EXCLUDED.indexOf(local.charAt(i)) >= 0) {
                throw slot.refuse(local, i, "");
            }
        }
        return slot.requireFitting(local);
    }
}
