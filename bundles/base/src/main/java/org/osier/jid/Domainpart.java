/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osier.jid.MalformedJidException.Part;

/** The domainpart (RFC 7622, 3.2): a name of labels, or an address literal. IPv4 addresses are names of four numbers here. */
final class Domainpart {
    private Domainpart() {}

    static String prepare(String written, String address) {
        if (PlainAscii.isDomain(written)) {
            return written;
        }
        Slot slot = new Slot(Part.DOMAIN, address);
        slot.requireShort(written);
        String mapped = written.startsWith("[") ? written : mapped(written);
        // RFC 7622, 3.2: a final dot is not part of the address.
        String name = mapped.endsWith(".") ? mapped.substring(0, mapped.length() - 1) : mapped;
        if (name.isEmpty()) {
            throw slot.refuse("the domain is missing");
        }
        return slot.requireFitting(name.startsWith("[") ? Ipv6Literal.prepare(name, slot) : labels(name, slot));
    }

    /** RFC 5895, 2: small letters, usual widths, composed; the ideographic full stop stands for a dot. */
    private static String mapped(String written) {
        if (PlainAscii.is(written)) {
            return written.toLowerCase(Locale.ROOT);
        }
        StringBuilder lower = new StringBuilder(written.length());
        Precis.foldWidths(written).codePoints().forEach(c -> lower.append(lowerCase(c)));
        return Normalizer.normalize(lower, Normalizer.Form.NFC).replace('\u3002', '.');
    }

    /** Each for itself, so that labels are the same whatever stands beside them: a final sigma has to be written as one. */
    private static String lowerCase(int c) {
        return CodePoints.isCherokee(c)
                ? Character.toString(Character.toUpperCase(c))
                : Character.toString(c).toLowerCase(Locale.ROOT);
    }

    private static String labels(String name, Slot slot) {
        List<String> labels = new ArrayList<>();
        for (String label : name.split("\\.", -1)) {
            labels.add(Label.prepare(label, slot));
        }
        String domain = String.join(".", labels);
        if (BidiRule.concerns(domain)) {
            // RFC 5893, 1.4 and 2: one label from right to left, and all labels have to satisfy the rule.
            labels.forEach(label -> BidiRule.require(label, slot));
        }
        return domain;
    }
}
