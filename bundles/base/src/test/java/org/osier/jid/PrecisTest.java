/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osier.jid.Refusals.assertLocalRefused;
import static org.osier.jid.Refusals.assertResourceRefused;

import org.junit.Test;
import org.osier.Point;

/** The profiles of RFC 8265 in localparts and resourceparts. */
@Point(40)
public class PrecisTest {
    private static String local(String written) {
        return Jid.of(written + "@example.com").local().orElseThrow();
    }

    private static String resource(String written) {
        return Jid.of("example.com/" + written).resource().orElseThrow();
    }

    /** RFC 8265, 3.6, tables 1 and 2, as far as an address has them. */
    @Test
    public void preparesTheUsernamesOfTheRfc() {
        assertThat(local("fussball")).isEqualTo("fussball");
        assertThat(local("fu\u00DFball")).isEqualTo("fu\u00DFball");
        assertThat(local("\u03C0")).isEqualTo("\u03C0");
        assertThat(local("\u03A3")).isEqualTo("\u03C3");
        assertThat(local("\u03C3")).isEqualTo("\u03C3");
        assertThat(local("\u03C2")).isEqualTo("\u03C2");
        assertLocalRefused("foo bar@example.com", "must not contain a space (U+0020, character 4)");
        assertLocalRefused("@example.com", "nothing before the @");
        assertLocalRefused("henry\u2163@example.com", "must not contain U+2163 (character 6)");
        assertLocalRefused("\u265A@example.com", "must not contain U+265A (character 1)");
    }

    /** RFC 8265, 4.3, tables 3 and 4. */
    @Test
    public void preparesTheOpaqueStringsOfTheRfc() {
        assertThat(resource("correct horse battery staple")).isEqualTo("correct horse battery staple");
        assertThat(resource("Correct Horse Battery Staple")).isEqualTo("Correct Horse Battery Staple");
        assertThat(resource("\u03C0\u00DF\u00E5")).isEqualTo("\u03C0\u00DF\u00E5");
        assertThat(resource("Jack of \u2666s")).isEqualTo("Jack of \u2666s");
        assertThat(resource("foo\u1680bar")).isEqualTo("foo bar");
        assertResourceRefused("example.com/", "nothing after the /");
        assertResourceRefused("example.com/my cat is a \tby", "must not contain U+0009 (character 13)");
    }

    @Test
    public void foldsWidthAndCaseAndComposesInLocalparts() {
        assertThat(local("\uFF32\uFF4F\uFF4D\uFF45\uFF4F")).isEqualTo("romeo");
        assertThat(local("\uFF76\uFF9E")).as("halfwidth katakana with its mark").isEqualTo("\u30AC");
        assertThat(local("rome\u0301O")).isEqualTo("rom\u00E9o");
        assertThat(local("\u00C5NGSTR\u00D6M")).isEqualTo("\u00E5ngstr\u00F6m");
        assertThat(local("\u0130smail")).isEqualTo("i\u0307smail");
        assertThat(local("\u039F\u0394\u039F\u03A3")).as("final sigma").isEqualTo("\u03BF\u03B4\u03BF\u03C2");
    }

    @Test
    public void keepsCaseAndWidthInResourceparts() {
        assertThat(resource("\uFF2F\uFF32chard")).isEqualTo("\uFF2F\uFF32chard");
        assertThat(resource("a\u00A0b\u3000c")).isEqualTo("a b c");
        assertThat(resource("cafe\u0301")).isEqualTo("caf\u00E9");
        assertThat(resource("\u2163")).isEqualTo("\u2163");
        assertThat(resource("\u05D0a1\u0661")).as("no Bidi rule").isEqualTo("\u05D0a1\u0661");
    }

    @Test
    public void refusesWhatHasAnotherForm() {
        assertLocalRefused("\u212Ain@example.com", "U+212A");
        assertLocalRefused("o\uFB03ce@example.com", "U+FB03");
        assertLocalRefused("\u1112\u1161\u11AB@example.com", "U+1112");
        assertResourceRefused("example.com/\u1112\u1161\u11AB", "U+1112");
        assertLocalRefused("a\u02B0@example.com", "U+02B0");
        assertLocalRefused("\u01C4@example.com", "U+01C4");
    }

    @Test
    public void refusesWhatNobodySees() {
        String[] unseen = {
            "\u0000",
            "\t",
            "\u007F",
            "\u0085",
            "\u00AD",
            "\u200B",
            "\u202E",
            "\u2028",
            "\uE000",
            "\u034F",
            "\u115F",
            "\u17B4",
            "\u180B",
            "\u3164",
            "\uFE0F",
            "\uFFA0",
            Character.toString(0xE0100),
            Character.toString(0xE0001),
            // Not assigned, and set aside for what is not seen.
            "\u2065",
            "\uFFF0",
            Character.toString(0xE0080),
            Character.toString(0xE0FFF)
        };
        for (String c : unseen) {
            String code = String.format("U+%04X (character 3)", c.codePointAt(0));
            assertResourceRefused("romeo@montague.lit/or" + c + "chard", "after the / must not contain " + code);
            if (!c.equals("\uFFA0")) {
                assertLocalRefused("ro" + c + "meo@montague.lit", "before the @ must not contain " + code);
            }
        }
        for (String c : new String[] {"\uFFFF", "\uD800", "\uFDD0", Character.toString(0x1FFFE), "\uDC00\uD800"}) {
            assertLocalRefused("a" + c + "@example.com", "(character 2)");
            assertResourceRefused("example.com/a" + c, "(character 2)");
        }
    }

    @Test
    public void keepsResourceWithCharactersOfANewerUnicode() {
        String unassigned = Character.toString(0x1FC00);
        assertThat(resource(unassigned)).isEqualTo(unassigned);
        assertLocalRefused(
                unassigned + "@example.com", "U+1FC00 (character 1), which this JVM's Unicode does not have");
    }

    @Test
    public void allowsSomeCharactersOnlyBesideOthers() {
        assertThat(local("l\u00B7l")).isEqualTo("l\u00B7l");
        assertLocalRefused("L\u00B7L@example.com", "U+00B7 (character 2)");
        assertThat(resource("\u0915\u094D\u200D\u0937")).isEqualTo("\u0915\u094D\u200D\u0937");
        assertThat(local("\u0646\u0627\u0645\u0647\u200C\u0627\u06CC"))
                .isEqualTo("\u0646\u0627\u0645\u0647\u200C\u0627\u06CC");
        assertLocalRefused("a\u200Cb@example.com", "U+200C (character 2) beside what is there (RFC 5892, appendix A)");
        assertResourceRefused("example.com/a\u200Db", "U+200D (character 2) beside what is there");
        assertResourceRefused("example.com/\u0661\u06F1", "U+0661");
    }

    /** RFC 7622, 3.3.1. */
    @Test
    public void refusesSymbolsOfAddressesInLocalpart() {
        for (char symbol : "\"&':<>".toCharArray()) {
            assertLocalRefused(
                    "ro" + symbol + "meo@montague.lit", "before the @ must not contain " + symbol + " (U+00");
            assertLocalRefused("r\u00F6" + symbol + "meo@montague.lit", "must not contain " + symbol + " (U+00");
        }
        assertLocalRefused("romeo\uFF20juliet@capulet.lit", "before the @ must not contain @ (U+0040, character 6)");
        assertLocalRefused("romeo\uFF0Forchard@capulet.lit", "before the @ must not contain /");
        assertLocalRefused("romeo\u3002montague@capulet.lit", "before the @ must not contain U+3002");
        assertThat(local("!#$%()*+,-.;=?[\\]^_`{|}~")).isEqualTo("!#$%()*+,-.;=?[\\]^_`{|}~");
    }
}
