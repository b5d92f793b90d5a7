/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osier.jid.Refusals.assertDomainRefused;

import org.junit.Test;
import org.osier.Point;

/** IDNA2008 (RFC 5890 to 5893, 5895) and address literals in domainparts. */
@Point(40)
public class DomainpartTest {
    private static String domain(String written) {
        Jid jid = Jid.of(written);
        assertThat(jid.local()).isEmpty();
        assertThat(Jid.of(jid.toString()).domain()).isEqualTo(jid.domain());
        return jid.domain();
    }

    @Test
    public void keepsWhatIdna2003Mapped() {
        assertThat(domain("fu\u00DFball.de")).isEqualTo("fu\u00DFball.de").isNotEqualTo(domain("fussball.de"));
        assertThat(domain("FU\u1E9EBALL.de")).isEqualTo("fu\u00DFball.de");
        assertThat(domain("\u03C3\u03CC\u03BB\u03BF\u03C2.gr")).isEqualTo("\u03C3\u03CC\u03BB\u03BF\u03C2.gr");
        assertThat(domain("\u0DC1\u0DCA\u200D\u0DBB\u0DD3.com")).isEqualTo("\u0DC1\u0DCA\u200D\u0DBB\u0DD3.com");
    }

    @Test
    public void takesALabelsAndULabelsForOne() {
        String[][] pairs = {
            {"b\u00FCcher.example", "xn--bcher-kva.example"},
            {"fu\u00DFball.de", "xn--fuball-cta.de"},
            {"fa\u00DF.de", "xn--fa-hia.de"},
            {"\u03B2\u03CC\u03BB\u03BF\u03C2.com", "xn--nxasmm1c.com"},
            {"www.\u0DC1\u0DCA\u200D\u0DBB\u0DD3.com", "www.xn--10cl1a0b660p.com"},
            {"\u0646\u0627\u0645\u0647\u200C\u0627\u06CC.com", "xn--mgba3gch31f060k.com"},
            {"\u5317\u4EAC.\u4E2D\u56FD", "xn--1lq90i.xn--fiqs8s"},
            {"\u0438\u0441\u043F\u044B\u0442\u0430\u043D\u0438\u0435", "XN--80AKHBYKNJ4F"},
        };
        for (String[] pair : pairs) {
            assertThat(domain(pair[1])).isEqualTo(pair[0]).isEqualTo(domain(pair[0]));
            assertThat(Jid.of("romeo@" + pair[1] + "/x")).isEqualTo(Jid.of("romeo@" + pair[0] + "/x"));
        }
    }

    @Test
    public void refusesWhatOnlyLooksLikeAnALabel() {
        String[] fakes = {"xn--", "xn--a-", "xn--\u00FC", "xn--abc-", "xn--bcher-kvaa9", "xn--99999999999", "xn--a_b"};
        for (String fake : fakes) {
            assertDomainRefused("romeo@" + fake + ".example", "");
        }
        assertDomainRefused("xn--abc-", "a label of the domain begins or ends with a hyphen");
        assertDomainRefused("xn--abc", "U+0082");
        assertDomainRefused("xn--zzzzzzzzzzz", "begins with xn-- but is no A-label");
        assertDomainRefused("xn--" + "a".repeat(60), "begins with xn-- but is no A-label");
    }

    /** What an A-label stands for is not mapped (RFC 5891, 5.4): two names would have one. */
    @Test
    public void refusesALabelsOfWhatIsNoULabel() {
        assertDomainRefused(
                "xn--" + Punycode.encode("b\u00DCcher"), "must not contain U+00DC (character 2 of a label)");
        assertDomainRefused("xn--" + Punycode.encode("bu\u0308cher"), "not in NFC");
        assertDomainRefused("xn--" + Punycode.encode("\u2665"), "U+2665");
        assertDomainRefused("xn--" + Punycode.encode("\u00FC-"), "hyphen");
        assertDomainRefused("xn--" + Punycode.encode("\u00FC b"), "must not contain a space");
    }

    @Test
    public void mapsCaseWidthAndDots() {
        assertThat(domain("B\u00DCCHER.Example")).isEqualTo("b\u00FCcher.example");
        assertThat(domain("bu\u0308cher.example")).isEqualTo("b\u00FCcher.example");
        assertThat(domain("b\u00FCcher\u3002example")).isEqualTo("b\u00FCcher.example");
        assertThat(domain("\uFF42\u00FCcher\uFF0Eexample\uFF61")).isEqualTo("b\u00FCcher.example");
        assertThat(domain("\uFF58\uFF4E\uFF0D\uFF0Dbcher-kva")).isEqualTo("b\u00FCcher");
        assertThat(domain("\u30AB\u30FC\uFF84\uFF9E")).isEqualTo("\u30AB\u30FC\u30C9");
        assertThat(domain("\u13E3\u13B3\u13A9")).as("Cherokee").isEqualTo("\u13E3\u13B3\u13A9");
        assertThat(domain("\uABB3\uAB83\uAB79")).as("Cherokee").isEqualTo("\u13E3\u13B3\u13A9");
        assertThat(domain("\u0399\u03A3.\u0399\u03A3")).as("each for itself").isEqualTo("\u03B9\u03C3.\u03B9\u03C3");
    }

    @Test
    public void refusesWhatIsNoULabel() {
        assertDomainRefused("i\u2665ny.com", "the domain must not contain U+2665 (character 2 of a label)");
        assertDomainRefused(
                "\u0308u.com", "must not contain U+0308 (character 1 of a label), a mark, at its beginning");
        assertDomainRefused("a\u0300\u2163.com", "U+2173 (character 2 of a label)");
        assertDomainRefused("\u00FC_b.com", "must not contain _");
        assertDomainRefused("-\u00FC.com", "hyphen");
        assertDomainRefused("\u00FCa--b.com", "third and fourth place");
        assertDomainRefused("\u00FC b.com", "must not contain a space (U+0020, character 2 of a label)");
        assertDomainRefused("\u0640\u0628.com", "U+0640");
        assertDomainRefused("\u1112\u1161\u11AB\u1160.com", "U+1160");
        assertDomainRefused("x" + Character.toString(0x10FFFF) + ".com", "U+10FFFF");
        assertDomainRefused(
                "x" + Character.toString(0xE01) + Character.toString(0x50000), "JVM's Unicode does not have");
    }

    /** RFC 5891, 4.2.4: 63 of the A-label. */
    @Test
    public void boundsULabelsByTheirALabels() {
        String longest = "a".repeat(55) + "\u00FC";
        assertThat("xn--" + Punycode.encode(longest)).hasSize(63);
        assertThat(domain(longest)).isEqualTo(longest);
        assertDomainRefused("a" + longest, "longer than 63 bytes as an A-label");
        assertDomainRefused("\u4E00\u4E01".repeat(170), "longer than 63 bytes as an A-label");
    }

    /** RFC 5892, appendix A. */
    @Test
    public void allowsSomeCharactersOnlyBesideOthers() {
        assertThat(domain("l\u00B7l.cat")).isEqualTo("l\u00B7l.cat");
        assertDomainRefused("a\u00B7l.cat", "must not contain U+00B7 (character 2 of a label) beside what is there");
        assertThat(domain("\u0375\u03B1.gr")).isEqualTo("\u0375\u03B1.gr");
        assertDomainRefused("\u03B1\u0375.gr", "U+0375");
        assertDomainRefused("a\u200Db.com", "U+200D");
        assertDomainRefused("a\u200Cb.com", "U+200C");
        assertDomainRefused("\u30FB.com", "U+30FB");
        assertThat(domain("\u30FB\u30A2.com")).isEqualTo("\u30FB\u30A2.com");
    }

    @Test
    public void appliesTheBidiRuleToEveryLabelOfABidiDomain() {
        assertThat(domain("\u05D0\u05D1.example")).isEqualTo("\u05D0\u05D1.example");
        assertThat(domain("7up.example")).isEqualTo("7up.example");
        assertDomainRefused(
                "7up.\u05D0\u05D1", "the domain must not contain 7 (U+0037, character 1 of a label) in a text");
        assertDomainRefused("\u05D0a.example", "condition 2");
        assertDomainRefused("xn--" + Punycode.encode("a\u05D0"), "condition 5");
    }

    @Test
    public void dropsOneFinalDot() {
        assertThat(domain("montague.lit.")).isEqualTo("montague.lit");
        assertThat(domain("127.0.0.1.")).isEqualTo("127.0.0.1");
        assertThat(domain("[::1].")).isEqualTo("[::1]");
        assertDomainRefused("romeo@montague.lit..", "empty label");
        assertDomainRefused("romeo@.montague.lit", "empty label");
        assertDomainRefused("romeo@montague..lit", "empty label");
        assertDomainRefused(".", "the domain is missing");
        assertDomainRefused("\u3002", "the domain is missing");
    }

    @Test
    public void acceptsAddressLiterals() {
        String[] literals = {
            "127.0.0.1",
            "[::]",
            "[::1]",
            "[1::]",
            "[2001:db8::ff00:42:8329]",
            "[1:2:3:4:5:6:7:8]",
            "[::ffff:192.0.2.1]",
            "[1:2:3:4:5:6:192.0.2.1]",
            "[1::3:4:5:6:7:8]",
            "[fe80::1%25eth0]",
            "[fe80::1%25En%2F0]"
        };
        for (String literal : literals) {
            assertThat(domain(literal)).isEqualTo(literal);
        }
        assertThat(domain("[2001:DB8::A]")).isEqualTo("[2001:db8::a]");
        assertThat(Jid.of("romeo@[::1]/[::1]").domain()).isEqualTo("[::1]");
    }

    @Test
    public void refusesWhatIsNoAddressInBrackets() {
        String[] others = {
            "[",
            "[]",
            "[::1",
            "[montague]",
            "[:]",
            "[:::]",
            "[1]",
            "[1:2:3:4:5:6:7]",
            "[1:2:3:4:5:6:7:8:9]",
            "[1:2:3:4:5:6:7::8]",
            "[1::2::3]",
            "[12345::]",
            "[g::]",
            "[::1.2.3]",
            "[::1.2.3.256]",
            "[::01.2.3.4]",
            "[1.2.3.4::]",
            "[1:2:3:4:5:6:7:1.2.3.4]",
            "[127.0.0.1]",
            "[fe80::1%eth0]",
            "[fe80::1%25]",
            "[fe80::1%25\u00FC]",
            "[::1]x]",
            "[v1.x]",
            "[\u00FC]"
        };
        for (String other : others) {
            assertDomainRefused("romeo@" + other, "no IPv6 address");
        }
        assertDomainRefused("[::1]:5222", "no IPv6 address");
    }

    @Test
    public void acceptsNamesThatOnlyLocalNetworksHave() {
        assertThat(domain("localhost")).isEqualTo("localhost");
        assertThat(domain("my_host.lan")).isEqualTo("my_host.lan");
        assertThat(domain("r3---sn-4g5e.example")).isEqualTo("r3---sn-4g5e.example");
    }

    @Test
    public void refusesWhatIsNoDomain() {
        assertDomainRefused(
                "romeo@montague.lit:5222", "the domain must not contain : (U+003A, character 4 of a label)");
        assertDomainRefused("romeo@-montague.lit", "hyphen");
        assertDomainRefused("romeo@montague-.lit", "hyphen");
        assertDomainRefused("romeo@montague-", "hyphen");
        assertDomainRefused("romeo@mon tague.lit", "the domain must not contain a space");
        assertDomainRefused("romeo@capulet.lit\uFF0Forchard", "the domain must not contain /");
        assertDomainRefused("romeo@juliet@capulet.lit", "the domain must not contain @");
    }
}
