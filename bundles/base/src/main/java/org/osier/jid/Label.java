/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import org.osier.jid.CodePoints.Status;

/**
 * One label of a domain, mapped to lower case: an A-label or U-label of IDNA2008 (RFC 5891), or plain ASCII, where the
 * underscore of local names and any length are let pass.
 */
final class Label {
    private static final String ACE = "xn--";
    /** RFC 1035, 2.3.4: of an A-label. A U-label's code points each take one of it at least. */
    private static final int LONGEST = 63;

    private static final Set<Status> ALLOWED = Set.of(Status.VALID, Status.CONTEXT);

    private Label() {}

    static String prepare(String label, Slot slot) {
        if (label.isEmpty()) {
            throw slot.refuse("the domain has an empty label (two dots in a row, or one in front)");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw slot.refuse("a label of the domain begins or ends with a hyphen");
        }
        if (label.startsWith(ACE)) {
            return decoded(label, slot);
        }
        if (PlainAscii.is(label)) {
            requireAscii(label, slot);
        } else {
            requireULabel(label, slot);
            requireEncodable(label, slot);
        }
        return label;
    }

    private static void requireAscii(String label, Slot slot) {
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) != '_' && CodePoints.idna(label.charAt(i)) != Status.VALID) {
                throw slot.refuse(label, i, "");
            }
        }
    }

    /** RFC 7622, 3.2.1: an A-label becomes the U-label that it stands for, and it must be exactly its A-label. */
    private static String decoded(String label, Slot slot) {
        Optional<String> decoded =
                label.length() > LONGEST ? Optional.empty() : Punycode.decode(label.substring(ACE.length()));
        String text = decoded.filter(u -> !PlainAscii.is(u))
                .filter(u -> Punycode.encode(u).equals(label.substring(ACE.length())))
                .orElseThrow(() ->
                        slot.refuse("a label of the domain begins with xn-- but is no A-label (RFC 5890, 2.3.2.1)"));
        if (text.startsWith("-") || text.endsWith("-")) {
            throw slot.refuse("an A-label of the domain stands for one that begins or ends with a hyphen");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw slot.refuse("an A-label of the domain stands for one that is not in NFC");
        }
        requireULabel(text, slot);
        return text;
    }

    /** RFC 5891, 4.2 and 5.4. */
    private static void requireULabel(String label, Slot slot) {
        if (label.startsWith("--", 2)) {
            throw slot.refuse(
                    "a label of the domain with characters beyond ASCII has hyphens in the third and fourth place");
        }
        int type = Character.getType(label.codePointAt(0));
        if (type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK) {
            throw slot.refuse(label, 0, ", a mark, at its beginning");
        }
        Precis.require(label, CodePoints::idna, ALLOWED, slot);
    }

    private static void requireEncodable(String label, Slot slot) {
        if (label.codePointCount(0, label.length()) > LONGEST
                || ACE.length() + Punycode.encode(label).length() > LONGEST) {
            throw slot.refuse("a label of the domain is longer than " + LONGEST + " bytes as an A-label");
        }
    }
}
