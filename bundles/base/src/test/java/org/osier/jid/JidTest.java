/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.osier.jid.Refusals.assertDomainRefused;
import static org.osier.jid.Refusals.assertLocalRefused;
import static org.osier.jid.Refusals.assertRefused;
import static org.osier.jid.Refusals.assertResourceRefused;

import org.junit.Test;
import org.osier.Point;
import org.osier.jid.MalformedJidException.Part;

@Point(40)
public class JidTest {
    /** RFC 7622, 3.5, table 1, with number 18 of table 2, which erratum 4560 took out of there. */
    private static final String[][] VALID = {
        {"juliet@example.com", "juliet", "example.com", ""},
        {"juliet@example.com/foo", "juliet", "example.com", "foo"},
        {"juliet@example.com/foo bar", "juliet", "example.com", "foo bar"},
        {"juliet@example.com/foo@bar", "juliet", "example.com", "foo@bar"},
        {"foo\\20bar@example.com", "foo\\20bar", "example.com", ""},
        {"fussball@example.com", "fussball", "example.com", ""},
        {"fu\u00DFball@example.com", "fu\u00DFball", "example.com", ""},
        {"\u03C0@example.com", "\u03C0", "example.com", ""},
        {"\u03A3@example.com/foo", "\u03C3", "example.com", "foo"},
        {"\u03C3@example.com/foo", "\u03C3", "example.com", "foo"},
        {"\u03C2@example.com/foo", "\u03C2", "example.com", "foo"},
        {"king@example.com/\u265A", "king", "example.com", "\u265A"},
        {"example.com", "", "example.com", ""},
        {"example.com/foobar", "", "example.com", "foobar"},
        {"a.example.com/b@example.net", "", "a.example.com", "b@example.net"},
        {"juliet@example.com/ foo", "juliet", "example.com", " foo"},
    };

    /** RFC 7622, 3.5, table 2. */
    private static final String[][] INVALID = {
        {"\"juliet\"@example.com", "before the @ must not contain \""},
        {"foo bar@example.com", "before the @ must not contain a space"},
        {"@example.com/", "nothing before the @"},
        {"henry\u2163@example.com", "before the @ must not contain U+2163 (character 6)"},
        {"\u265A@example.com", "before the @ must not contain U+265A"},
        {"juliet@", "domain is missing"},
        {"/foobar", "domain is missing"},
    };

    @Test
    public void acceptsTheExamplesOfTheRfc() {
        for (String[] row : VALID) {
            Jid jid = Jid.of(row[0]);
            assertThat(jid.local().orElse("")).as(row[0]).isEqualTo(row[1]);
            assertThat(jid.domain()).as(row[0]).isEqualTo(row[2]);
            assertThat(jid.resource().orElse("")).as(row[0]).isEqualTo(row[3]);
        }
    }

    @Test
    public void refusesTheCounterexamplesOfTheRfcAndNamesThePart() {
        for (String[] row : INVALID) {
            Part part = row[1].startsWith("domain") ? Part.DOMAIN : Part.LOCAL;
            assertRefused(row[0], part, row[1]);
        }
    }

    @Test
    public void refusesAnEmptyPart() {
        assertDomainRefused("", "the domain is missing");
        assertDomainRefused(".", "the domain is missing");
        assertResourceRefused("romeo@montague.lit/", "nothing after the /");
        assertDomainRefused("romeo@/orchard", "the domain is missing");
        assertDomainRefused("romeo@montague..lit", "empty label");
        assertDomainRefused("romeo@.montague.lit", "empty label");
        assertDomainRefused("romeo@montague.lit..", "empty label");
    }

    @Test
    public void bringsEqualAddressesIntoOneForm() {
        assertThat(Jid.of("Romeo@MONTAGUE.lit/Orchard")).hasToString("romeo@montague.lit/Orchard");
        assertThat(Jid.of("romeo@montague.lit.")).isEqualTo(Jid.of("romeo@montague.lit"));
        assertThat(Jid.of("rome\u0301o@montague.lit")).isEqualTo(Jid.of("rom\u00E9o@montague.lit"));
        assertThat(Jid.of("\uFF52omeo@montague.lit")).isEqualTo(Jid.of("romeo@montague.lit"));
        assertThat(Jid.of("romeo@b\u00FCcher\u3002lit")).isEqualTo(Jid.of("romeo@b\u00FCcher.lit"));
        assertThat(Jid.of("romeo@montague.lit/a\u00A0b")).isEqualTo(Jid.of("romeo@montague.lit/a b"));
        assertThat(Jid.of("romeo@montague.lit/cafe\u0301")).isEqualTo(Jid.of("romeo@montague.lit/caf\u00E9"));
        assertThat(Jid.of("\u0130smail@montague.lit")).isEqualTo(Jid.of("i\u0307smail@montague.lit"));
    }

    @Test
    public void keepsAddressesApartThatOnlyLookAlike() {
        assertThat(Jid.of("fussball@example.com")).isNotEqualTo(Jid.of("fu\u00DFball@example.com"));
        assertThat(Jid.of("romeo@montague.lit/Orchard")).isNotEqualTo(Jid.of("romeo@montague.lit/orchard"));
        assertThat(Jid.of("rom\u0435o@montague.lit")).as("Cyrillic").isNotEqualTo(Jid.of("romeo@montague.lit"));
    }

    @Test
    public void boundsEachPartInBytes() {
        String longest = "x".repeat(1023);
        assertThat(Jid.of(longest + "@" + longest + "/" + longest).local()).hasValue(longest);
        assertLocalRefused(longest + "x@montague.lit", "before the @ is longer than 1023 bytes");
        assertDomainRefused("romeo@" + longest + "x", "the domain is longer than 1023 bytes");
        assertResourceRefused("romeo@montague.lit/" + longest + "x", "after the / is longer than 1023 bytes");
        assertResourceRefused("romeo@montague.lit/" + "\u00E9".repeat(512), "longer than 1023 bytes");
        assertThat(Jid.of("romeo@montague.lit/" + "\u00E9".repeat(511)).isBare())
                .isFalse();
    }

    /** What shrinks most while it is prepared: U+01D5 has three characters when it is taken apart, and two bytes. */
    @Test
    public void boundsEachPartAsItIsPrepared() {
        String composed = "\u01D5".repeat(511);
        String apart = "U\u0308\u0304".repeat(511);
        assertThat(Jid.of("montague.lit/" + apart).resource()).hasValue(composed);
        assertThat(Jid.of(apart + "@montague.lit").local()).hasValue("\u01D6".repeat(511));
        assertResourceRefused("montague.lit/" + apart + "\u01D5", "longer than 1023 bytes");
        String longest = "xn--tda.".repeat(341);
        assertThat(Jid.of(longest).domain()).isEqualTo("\u00FC.".repeat(341).substring(0, 681));
        assertDomainRefused(longest + "xn--tda", "longer than 1023 bytes");
    }

    /** A stranger's stanza may be 256 KiB long, and must not cost more than that. */
    @Test(timeout = 5_000)
    public void refusesVeryLongPartsAtOnce() {
        for (String unit : new String[] {"x", "xn--", "\uFF58", "\u00E9", "e\u0301", ".", "@", "/"}) {
            String huge = unit.repeat(200_000 / unit.length());
            for (String address : new String[] {huge + "@montague.lit", huge, "montague.lit/" + huge, "xn--" + huge}) {
                assertThatThrownBy(() -> Jid.of(address)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    public void showsMalformedAddressOnOneShortLine() {
        IllegalArgumentException e = catchThrowableOfType(
                IllegalArgumentException.class,
                () -> Jid.of("a\r\nERROR forged line\u2028\u202E" + "x".repeat(10_000) + "@y z"));
        assertThat(e.getMessage()).hasSizeLessThan(250).doesNotContainPattern("[\\p{Cntrl}\u2028\u202E]");
    }

    @Test
    public void changesAndDropsTheResource() {
        Jid jid = Jid.of("romeo@montague.lit/orchard");
        assertThat(jid.bare()).isEqualTo(Jid.of("romeo@montague.lit"));
        assertThat(Jid.of("romeo@montague.lit").bare()).isEqualTo(jid.bare());
        assertThat(jid.bare().withResource("balcony")).hasToString("romeo@montague.lit/balcony");
        assertThatThrownBy(() -> jid.withResource("")).hasMessageContaining("nothing after the /");
        assertThatThrownBy(() -> jid.withResource("a\tb")).hasMessageContaining("U+0009");
    }

    @Test
    public void ordersByText() {
        assertThat(Jid.of("a@b")).isLessThan(Jid.of("a@c")).isEqualByComparingTo(Jid.of("A@B"));
    }
}
