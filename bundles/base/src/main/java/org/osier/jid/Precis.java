/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.osier.jid.CodePoints.Status;

/** The two profiles of PRECIS that addresses use (RFC 8265), and what they share with names of hosts. */
final class Precis {
    private static final Set<Status> IN_IDENTIFIERS = Set.of(Status.VALID, Status.CONTEXT);

    /**
     * Unassigned ones are let through, unlike RFC 8264 has it: who is older than a new emoji would lose the stanzas of
     * everybody who has it in a nickname, and two such texts are equal only when they are the same.
     */
    private static final Set<Status> IN_FREE_TEXT =
            Set.of(Status.VALID, Status.CONTEXT, Status.FREE_TEXT, Status.UNASSIGNED);

    private static final int MOST_REPETITIONS = 3;

    private Precis() {}

    /** UsernameCaseMapped (RFC 8265, 3.3). */
    static String usernameCaseMapped(String written, Slot slot) {
        return stable(written, slot, text -> {
            String folded = foldWidths(text);
            require(folded, CodePoints::precis, IN_IDENTIFIERS, slot);
            String mapped = Normalizer.normalize(folded.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
            if (BidiRule.concerns(mapped)) {
                BidiRule.require(mapped, slot);
            }
            return mapped;
        });
    }

    /** OpaqueString (RFC 8265, 4.2). */
    static String opaqueString(String written, Slot slot) {
        return stable(written, slot, text -> {
            require(text, CodePoints::precis, IN_FREE_TEXT, slot);
            return Normalizer.normalize(spaced(text), Normalizer.Form.NFC);
        });
    }

    /** RFC 8264, 7: the rules are applied until nothing changes any more, but not for ever. */
    private static String stable(String written, Slot slot, UnaryOperator<String> rules) {
        String before = written;
        for (int i = 0; i <= MOST_REPETITIONS; i++) {
            String after = rules.apply(before);
            if (after.equals(before)) {
                return before;
            }
            before = after;
        }
        throw slot.refuse(slot.part() + " changes each time it is prepared");
    }

    /** What is of full or half width, or as it is otherwise (RFC 8265, 3.3.1, 1). */
    static String foldWidths(String text) {
        if (text.chars().noneMatch(Precis::isOfOtherWidth)) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isOfOtherWidth(c)) {
                folded.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
            } else {
                folded.appendCodePoint(c);
            }
        });
        return folded.toString();
    }

    /** The block Halfwidth and Fullwidth Forms. */
    private static boolean isOfOtherWidth(int c) {
        return c >= 0xFF00 && c <= 0xFFEF;
    }

    /** RFC 8265, 4.2.2, 2. */
    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                .forEach(spaced::appendCodePoint);
        return spaced.toString();
    }

    /** Refuses the first character that is not allowed, or not where it stands. */
    static void require(String text, IntFunction<Status> kind, Set<Status> allowed, Slot slot) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            Status status = kind.apply(text.codePointAt(i));
            if (!allowed.contains(status)) {
                throw slot.refuse(
                        text, i, status == Status.UNASSIGNED ? ", which this JVM's Unicode does not have" : "");
            }
            if (status == Status.CONTEXT && !ContextRules.allow(text, i)) {
                throw slot.refuse(text, i, " beside what is there (RFC 5892, appendix A)");
            }
        }
    }
}
