/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.Point;

/** RFC 5892, appendix A. */
@Point(40)
public class ContextRulesTest {
    private static boolean allows(String text, int c) {
        return ContextRules.allow(text, text.indexOf(c));
    }

    @Test
    public void nonJoinerFollowsAViramaOrPartsLettersThatJoin() {
        assertThat(allows("\u0915\u094D\u200C\u0937", 0x200C)).isTrue();
        assertThat(allows("\u0628\u200C\u0628", 0x200C)).isTrue();
        assertThat(allows("\u0628\u064B\u064C\u200C\u064D\u0627", 0x200C))
                .as("marks")
                .isTrue();
        assertThat(allows("\uA872\u200C\u0627", 0x200C)).as("left joining").isTrue();
        assertThat(allows("\u0627\u200C\u0628", 0x200C))
                .as("alef does not join")
                .isFalse();
        assertThat(allows("\u0628\u200C", 0x200C)).isFalse();
        assertThat(allows("\u0628\u200C\u064D", 0x200C)).isFalse();
        assertThat(allows("\u200C\u0628", 0x200C)).isFalse();
        assertThat(allows("\u064B\u200C\u0628", 0x200C)).isFalse();
        assertThat(allows("a\u200Cb", 0x200C)).isFalse();
    }

    @Test
    public void joinerFollowsAVirama() {
        assertThat(allows("\u0DC1\u0DCA\u200D\u0DBB", 0x200D)).isTrue();
        assertThat(allows(Character.toString(0x11046) + "\u200D", 0x200D))
                .as("beyond the BMP")
                .isTrue();
        assertThat(allows("\u0628\u200D\u0628", 0x200D)).isFalse();
        assertThat(allows("\u200D", 0x200D)).isFalse();
        assertThat(allows("\u05B0\u200D\u3099", 0x200D)).as("classes 8 and 10").isFalse();
    }

    @Test
    public void middleDotIsBetweenTwoL() {
        assertThat(allows("l\u00B7l", 0xB7)).isTrue();
        for (String other : new String[] {"\u00B7l", "l\u00B7", "L\u00B7L", "a\u00B7l", "l\u00B7a"}) {
            assertThat(allows(other, 0xB7)).as(other).isFalse();
        }
    }

    @Test
    public void scriptsOfNeighboursCount() {
        assertThat(allows("\u0375\u03B1", 0x375)).isTrue();
        assertThat(allows("\u0375a", 0x375)).isFalse();
        assertThat(allows("\u0375", 0x375)).isFalse();
        assertThat(allows("\u05D0\u05F3", 0x5F3)).isTrue();
        assertThat(allows("\u05D0\u05F4", 0x5F4)).isTrue();
        assertThat(allows("a\u05F3", 0x5F3)).isFalse();
        assertThat(allows("\u05F4\u05D0", 0x5F4)).isFalse();
    }

    @Test
    public void katakanaMiddleDotIsInJapanese() {
        assertThat(allows("\u30FBabc\u3042", 0x30FB)).isTrue();
        assertThat(allows("\u4E00\u30FB", 0x30FB)).isTrue();
        assertThat(allows("a\u30FBb", 0x30FB)).isFalse();
    }

    @Test
    public void twoKindsOfArabicDigitsAreNotMixed() {
        assertThat(allows("\u0661\u0669", 0x661)).isTrue();
        assertThat(allows("\u06F1\u06F9", 0x6F1)).isTrue();
        assertThat(allows("\u0660\u06F0", 0x660)).isFalse();
        assertThat(allows("\u0660\u06F9", 0x6F9)).isFalse();
    }
}
