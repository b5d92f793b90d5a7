/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.Test;

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
        {"henry\u2163@example.com", "before the @ must not contain U+2173"},
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
            assertRefused(row[0], row[1]);
        }
    }

    private static void assertRefused(String address, String why) {
        assertThatThrownBy(() -> Jid.of(address))
                .as(address)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a JID (local@domain/resource): ")
                .hasMessageContaining(why);
    }

    @Test
    public void refusesAnEmptyPart() {
        assertRefused("", "the domain is missing");
        assertRefused(".", "the domain is missing");
        assertRefused("romeo@montague.lit/", "nothing after the /");
        assertRefused("romeo@/orchard", "the domain is missing");
        assertRefused("romeo@montague..lit", "empty label");
        assertRefused("romeo@.montague.lit", "empty label");
        assertRefused("romeo@montague.lit..", "empty label");
    }

    @Test
    public void refusesSymbolsOfAddressesInLocalpart() {
        for (char symbol : "\"&':<>".toCharArray()) {
            assertRefused("ro" + symbol + "meo@montague.lit", "before the @ must not contain " + symbol);
        }
        // The first @ ends the localpart, so the second one is in the domain.
        assertRefused("romeo@juliet@capulet.lit", "the domain must not contain @");
    }

    @Test
    public void refusesSymbolsThatHideBehindAnotherWidth() {
        assertRefused("romeo\uFF20juliet@capulet.lit", "before the @ must not contain @");
        assertRefused("romeo\uFF0Forchard@capulet.lit", "before the @ must not contain /");
        assertRefused("romeo@capulet.lit\uFF0Forchard", "the domain must not contain /");
        assertRefused("romeo\u3002montague@capulet.lit", "before the @ must not contain U+3002");
    }

    @Test
    public void refusesWhatNobodySees() {
        String[] unseen = {
            "\u0000", "\t", "\u007F", "\u0085", "\u00AD", "\u200B", "\u200D", "\u202E", "\u2028", "\uE000"
        };
        for (String c : unseen) {
            String code = String.format("U+%04X", c.codePointAt(0));
            assertRefused("ro" + c + "meo@montague.lit", "before the @ must not contain " + code);
            assertRefused("romeo@mon" + c + "tague.lit", "the domain must not contain " + code);
            assertRefused("romeo@montague.lit/or" + c + "chard", "after the / must not contain " + code);
        }
        assertRefused("ro\u034Fmeo@montague.lit", "U+034F");
        assertRefused("ro\uFE0Fmeo@montague.lit", "U+FE0F");
        assertRefused("romeo@montague.lit/\uFFFF", "U+FFFF");
        assertRefused("romeo@montague.lit/\uD800", "U+D800");
    }

    @Test
    public void keepsResourceWithCharactersOfANewerUnicode() {
        // Unassigned in every Unicode so far; MUC nicknames get new emoji before JVMs do.
        String nickname = Character.toString(0x1FAFF - 0x10) + Character.toString(0x1FC00);
        assertThat(Jid.of("orchard@rooms.montague.lit/" + nickname).resource()).hasValue(nickname);
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
    public void takesALabelsAndULabelsForOne() {
        Jid jid = Jid.of("romeo@XN--bcher-kva.example");
        assertThat(jid).isEqualTo(Jid.of("romeo@b\u00FCcher.example"));
        assertThat(jid.domain()).isEqualTo("b\u00FCcher.example");
        assertThat(Jid.of("xn--a.example").domain()).as("not an A-label").isEqualTo("xn--a.example");
    }

    @Test
    public void acceptsAddressLiteralsAndLocalNames() {
        assertThat(Jid.of("romeo@[::1]/x").domain()).isEqualTo("[::1]");
        assertThat(Jid.of("127.0.0.1").domain()).isEqualTo("127.0.0.1");
        assertThat(Jid.of("localhost").isBare()).isTrue();
        assertThat(Jid.of("my_host.lan").domain()).isEqualTo("my_host.lan");
        assertRefused("romeo@[montague]", "no IPv6 address");
    }

    @Test
    public void refusesWhatIsNoDomain() {
        assertRefused("romeo@montague.lit:5222", "the domain must not contain :");
        assertRefused("romeo@-montague.lit", "hyphen");
        assertRefused("romeo@montague-.lit", "hyphen");
        assertRefused("romeo@mon tague.lit", "the domain must not contain a space");
        assertRefused("romeo@monta\u2665gue.lit", "the domain must not contain U+2665");
    }

    @Test
    public void boundsEachPartInBytes() {
        String longest = "x".repeat(1023);
        assertThat(Jid.of(longest + "@" + longest + "/" + longest).local()).hasValue(longest);
        assertRefused(longest + "x@montague.lit", "before the @ is longer than 1023 bytes");
        assertRefused("romeo@" + longest + "x", "the domain is longer than 1023 bytes");
        assertRefused("romeo@montague.lit/" + longest + "x", "after the / is longer than 1023 bytes");
        assertRefused("romeo@montague.lit/" + "\u00E9".repeat(512), "longer than 1023 bytes");
        assertThat(Jid.of("romeo@montague.lit/" + "\u00E9".repeat(511)).isBare())
                .isFalse();
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

    /** Whatever goes out of our addresses must come back as the same address, or replies would not match. */
    @Test
    public void preparesOnceForAll() {
        Random random = new Random(7622);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            String address = text(random) + "@" + text(random) + ".lit/" + text(random);
            Jid jid;
            try {
                jid = Jid.of(address);
            } catch (IllegalArgumentException e) {
                continue;
            }
            accepted++;
            assertThat(Jid.of(jid.toString())).isEqualTo(jid);
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    private static String text(Random random) {
        int most = random.nextBoolean() ? 0x250 : random.nextInt(4) == 0 ? 0x1FFFF : 0xFFFF;
        return random.ints(1 + random.nextInt(3), 0x2D, most)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
