/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osier.jid.Refusals.assertLocalRefused;

import org.junit.Test;
import org.osier.Point;

/** The six conditions of RFC 5893, 2, on localparts. */
@Point(40)
public class BidiRuleTest {
    private static final String ALEF = "\u05D0";
    private static final String ARABIC = "\u0628";

    private static void assertKept(String local) {
        assertThat(Jid.of(local + "@example.com").local()).hasValue(local);
    }

    @Test
    public void leavesTextFromLeftToRightAlone() {
        assertKept("7up");
        assertKept("-_-");
        assertKept("a!");
    }

    @Test
    public void acceptsWhatIsWrittenFromRightToLeft() {
        assertKept("\u05D9\u05D9\u05B4\u05D5\u05D0");
        assertKept("\u078B\u07A8\u0788\u07AC\u0780\u07A8");
        assertKept(ALEF + "1");
        assertKept(ARABIC + "\u0661");
        assertKept(ALEF + "-." + ALEF);
        assertKept(ALEF + "\u05B4");
    }

    @Test
    public void refusesWhatBreaksACondition() {
        assertLocalRefused("1" + ALEF + "@example.com", "must not contain 1 (U+0031, character 1) in a text");
        assertLocalRefused("1" + ALEF + "@example.com", "(RFC 5893, 2, condition 1)");
        assertLocalRefused("-" + ALEF + "@example.com", "condition 1");
        assertLocalRefused("\u0661" + ARABIC + "@example.com", "condition 1");
        assertLocalRefused(ALEF + "a" + ALEF + "@example.com", "a (U+0061, character 2) in a text");
        assertLocalRefused(ALEF + "a" + ALEF + "@example.com", "condition 2");
        assertLocalRefused(ALEF + "-@example.com", "- (U+002D, character 2)");
        assertLocalRefused(ALEF + "-@example.com", "condition 3");
        assertLocalRefused(ALEF + "-\u05B4@example.com", "condition 3");
        assertLocalRefused(ARABIC + "1\u0661@example.com", "condition 4");
        assertLocalRefused(ARABIC + "\u06611@example.com", "condition 4");
        assertLocalRefused("a" + ALEF + "@example.com", "U+05D0 (character 2)");
        assertLocalRefused("a" + ALEF + "@example.com", "condition 5");
        assertLocalRefused("a\u0661@example.com", "condition 5");
    }

    /** Condition 6 concerns labels from left to right beside one from right to left. */
    @Test
    public void refusesLabelsBesideOnesFromRightToLeft() {
        Refusals.assertDomainRefused("a_." + ALEF, "condition 6");
        assertThat(Jid.of("a1." + ALEF).domain()).isEqualTo("a1." + ALEF);
    }
}
