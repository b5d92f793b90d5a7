/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.osier.xep0030.DiscoInfo;
import org.osier.xml.Element;

/** The hash (XEP-0115, 5.1), with the specification's own examples. */
public class CapsHashTest {
    private static String sha1(DiscoInfo info) {
        return Verification.hash("sha-1", info).value();
    }

    /** XEP-0115, 5.2. */
    @Test
    public void isThatOfTheSimpleExample() {
        assertThat(sha1(Answer.exodus().info())).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    /** XEP-0115, 5.3, as it is on the wire there. */
    @Test
    public void isThatOfTheComplexExample() {
        Element query = Element.parse("""
                <query xmlns='http://jabber.org/protocol/disco#info'
                       node='http://psi-im.org#q07IKJEyjvHSyhy//CH0CxmKi8w='>
                  <identity xml:lang='en' category='client' name='Psi 0.11' type='pc'/>
                  <identity xml:lang='el' category='client' name='\u03a8 0.11' type='pc'/>
                  <feature var='http://jabber.org/protocol/caps'/>
                  <feature var='http://jabber.org/protocol/disco#info'/>
                  <feature var='http://jabber.org/protocol/disco#items'/>
                  <feature var='http://jabber.org/protocol/muc'/>
                  <x xmlns='jabber:x:data' type='result'>
                    <field var='FORM_TYPE' type='hidden'><value>urn:xmpp:dataforms:softwareinfo</value></field>
                    <field var='ip_version' type='text-multi'><value>ipv4</value><value>ipv6</value></field>
                    <field var='os'><value>Mac</value></field>
                    <field var='os_version'><value>10.5.1</value></field>
                    <field var='software'><value>Psi</value></field>
                    <field var='software_version'><value>0.11</value></field>
                  </x>
                </query>""");
        assertThat(sha1(DiscoInfo.CODEC.from().apply(query))).isEqualTo("q07IKJEyjvHSyhy//CH0CxmKi8w=");
    }

    @Test
    public void doesNotDependOnTheOrder() {
        Answer one = Answer.of()
                .identity("client", "pc", "el", "B")
                .identity("client", "pc", "en", "A")
                .feature("b")
                .feature("a")
                .form("urn:z", Answer.field("two", "2", "1"), Answer.field("one", "x"))
                .form("urn:a", Answer.field("one", "x"));
        Answer other = Answer.of()
                .form("urn:a", Answer.field("one", "x"))
                .form("urn:z", Answer.field("one", "x"), Answer.field("two", "1", "2"))
                .feature("a")
                .feature("b")
                .identity("client", "pc", "en", "A")
                .identity("client", "pc", "el", "B");
        assertThat(sha1(one.info())).isEqualTo(sha1(other.info()));
    }

    /** RFC 4790, 9.3: a char beyond the Basic Multilingual Plane comes after one at its end; in UTF-16 it would not. */
    @Test
    public void sortsByOctets() {
        VerificationString string = VerificationString.of(
                Answer.of()
                        .feature("\ud83c\udfad")
                        .feature("\uffee")
                        .feature("Z")
                        .feature("a")
                        .info(),
                List.of());
        assertThat(string.text()).isEqualTo("Z<a<\uffee<\ud83c\udfad<");
    }

    /** Fields one by one, not as one line, in which the slash would take part. */
    @Test
    public void sortsIdentitiesByTheirParts() {
        VerificationString string = VerificationString.of(
                Answer.of()
                        .identity("client", "pc-old", "", "")
                        .identity("client", "pc", "", "")
                        .info(),
                List.of());
        assertThat(string.text()).isEqualTo("client/pc//<client/pc-old//<");
    }

    /** XEP-0115, 5.1, the note: what separates parts cannot be in one. */
    @Test
    public void keepsLessThanEscaped() {
        VerificationString string = VerificationString.of(
                Answer.of().identity("client", "pc", "", "a<http://evil").info(), List.of());
        assertThat(string.text()).isEqualTo("client/pc//a&lt;http://evil<");
    }

    @Test
    public void knowsOtherFunctions() {
        VerificationString string = VerificationString.of(Answer.exodus().info(), List.of());
        assertThat(CapsHash.of("sha-256", string).value()).hasSize(44).endsWith("=");
        assertThat(new CapsHash("sha-512", "x").isKnown()).isTrue();
        assertThat(new CapsHash("md5", "x").isKnown()).isFalse();
        assertThat(CapsHash.of("sha-256", string).isOf(string)).isTrue();
        assertThat(new CapsHash("sha-256", "QgayPKawpkPSDYmwT/WM94uAlu0=").isOf(string))
                .isFalse();
    }
}
