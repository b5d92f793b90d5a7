/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.CodePoints.Status;

/** What is derived from the JVM's tables is what ICU's give, for every code point that both know. */
@Point(40)
public class IcuConformanceTest {
    private static final UnicodeSet LETTERS_AND_DIGITS = new UnicodeSet("[[:Ll:][:Lu:][:Lo:][:Nd:][:Lm:][:Mn:][:Mc:]]");
    private static final UnicodeSet FREE = new UnicodeSet("[[:Lt:][:Nl:][:No:][:Me:][:Zs:][:S:][:P:]]");
    private static final UnicodeSet IGNORABLE =
            new UnicodeSet("[[:Default_Ignorable_Code_Point:][:Noncharacter_Code_Point:]]");
    private static final UnicodeSet WHITE_SPACE = new UnicodeSet("[:White_Space:]");
    private static final UnicodeSet OLD_JAMO =
            new UnicodeSet("[[:Hangul_Syllable_Type=L:][:Hangul_Syllable_Type=V:][:Hangul_Syllable_Type=T:]]");
    private static final UnicodeSet MUSICAL = new UnicodeSet("[[\\u20D0-\\u20FF][\\U0001D100-\\U0001D24F]]");
    private static final UnicodeSet JOIN_CONTROL = new UnicodeSet("[:Join_Control:]");

    /** RFC 5892, 2.6. */
    private static final UnicodeSet VALID = new UnicodeSet("[\\u00DF\\u03C2\\u06FD\\u06FE\\u0F0B\\u3007]");

    private static final UnicodeSet CONTEXT =
            new UnicodeSet("[\\u00B7\\u0375\\u05F3\\u05F4\\u30FB\\u0660-\\u0669\\u06F0-\\u06F9]");
    private static final UnicodeSet DISALLOWED = new UnicodeSet("[\\u0640\\u07FA\\u302E\\u302F\\u3031-\\u3035\\u303B]");

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private static IntStream known() {
        return IntStream.range(0, 0x110000).filter(c -> Character.isDefined(c) && UCharacter.isDefined(c));
    }

    @Test
    public void derivesTheClassesOfPrecis() {
        assertSame(CodePoints::precis, IcuConformanceTest::precis);
    }

    @Test
    public void derivesThePropertyOfIdna() {
        assertSame(CodePoints::idna, IcuConformanceTest::idna);
    }

    private static void assertSame(IntFunction<Status> ours, IntFunction<Status> theirs) {
        assertThat(known().count()).isGreaterThan(140_000);
        known().forEach(c -> {
            if (ours.apply(c) != theirs.apply(c)) {
                assertThat(ours.apply(c)).as("U+%04X", c).isEqualTo(theirs.apply(c));
            }
        });
    }

    /** RFC 8264, 8, in its own order. */
    private static Status precis(int c) {
        if (VALID.contains(c)) {
            return Status.VALID;
        } else if (CONTEXT.contains(c)) {
            return Status.CONTEXT;
        } else if (DISALLOWED.contains(c)) {
            return Status.DISALLOWED;
        } else if (c >= 0x21 && c <= 0x7E) {
            return Status.VALID;
        } else if (JOIN_CONTROL.contains(c)) {
            return Status.CONTEXT;
        } else if (OLD_JAMO.contains(c) || IGNORABLE.contains(c) || UCharacter.isISOControl(c)) {
            return Status.DISALLOWED;
        } else if (!NFKC.isNormalized(Character.toString(c))) {
            return Status.FREE_TEXT;
        } else if (LETTERS_AND_DIGITS.contains(c)) {
            return Status.VALID;
        }
        return FREE.contains(c) ? Status.FREE_TEXT : Status.DISALLOWED;
    }

    /** RFC 5892, 3, in its own order. */
    private static Status idna(int c) {
        if (VALID.contains(c)) {
            return Status.VALID;
        } else if (CONTEXT.contains(c)) {
            return Status.CONTEXT;
        } else if (DISALLOWED.contains(c)) {
            return Status.DISALLOWED;
        } else if (c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
            return Status.VALID;
        } else if (JOIN_CONTROL.contains(c)) {
            return Status.CONTEXT;
        } else if (isUnstable(c)
                || IGNORABLE.contains(c)
                || WHITE_SPACE.contains(c)
                || MUSICAL.contains(c)
                || OLD_JAMO.contains(c)) {
            return Status.DISALLOWED;
        }
        return LETTERS_AND_DIGITS.contains(c) ? Status.VALID : Status.DISALLOWED;
    }

    private static boolean isUnstable(int c) {
        String written = Character.toString(c);
        return !NFKC.normalize(UCharacter.foldCase(NFKC.normalize(written), true))
                .equals(written);
    }

    @Test
    public void knowsWhatJoins() {
        for (int c = 0; c < 0x110000; c++) {
            int type = UCharacter.getIntPropertyValue(c, UProperty.JOINING_TYPE);
            boolean dual = type == UCharacter.JoiningType.DUAL_JOINING;
            if (JoiningTypes.joinsNext(c) != (dual || type == UCharacter.JoiningType.LEFT_JOINING)
                    || JoiningTypes.joinsPrevious(c) != (dual || type == UCharacter.JoiningType.RIGHT_JOINING)) {
                assertThat(Integer.toHexString(c)).as("joining type").isNull();
            }
        }
    }

    @Test
    public void knowsWhatLettersJoinAcross() {
        // A few marks have been given another category since the JVM's version.
        known().filter(c -> Character.getType(c) != Character.FORMAT)
                .filter(c -> isNonspacing(Character.getType(c)) == isNonspacing(UCharacter.getType(c)))
                .forEach(c -> assertThat(JoiningTypes.isTransparent(c))
                        .as("U+%04X", c)
                        .isEqualTo(UCharacter.getIntPropertyValue(c, UProperty.JOINING_TYPE)
                                == UCharacter.JoiningType.TRANSPARENT));
    }

    /** The numbers of these categories are ICU's too. */
    private static boolean isNonspacing(int type) {
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    @Test
    public void findsViramas() {
        assertThat(known().filter(ContextRules::isVirama))
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(known().filter(c -> UCharacter.getCombiningClass(c) == 9)
                        .boxed()
                        .toList());
    }
}
