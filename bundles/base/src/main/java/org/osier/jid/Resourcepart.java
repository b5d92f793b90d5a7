/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import org.osier.jid.MalformedJidException.Part;

/** The resourcepart (RFC 7622, 3.4): OpaqueString. */
final class Resourcepart {
    private Resourcepart() {}

    static String prepare(String written, String address) {
        if (PlainAscii.isResource(written)) {
            return written;
        }
        Slot slot = new Slot(Part.RESOURCE, address);
        if (written.isEmpty()) {
            throw slot.refuse("there is nothing after the /");
        }
        slot.requireShort(written);
        return slot.requireFitting(Precis.opaqueString(written, slot));
    }
}
