/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.stanza.Presence.Show;

public class PresenceTest {
    private static Presence read(String attributes, String content) {
        return new Presence(Wire.element("<presence " + attributes + ">" + content + "</presence>"));
    }

    @Test
    public void takesNoTypeForAvailable() {
        assertThat(read("", "").type()).isEqualTo(Presence.Type.AVAILABLE);
        for (Presence.Type type : Presence.Type.values()) {
            if (type != Presence.Type.AVAILABLE) {
                assertThat(read("type='" + type + "'", "").type()).isEqualTo(type);
            }
        }
    }

    @Test
    public void neverTakesATypeThatDoesNotExistForAvailable() {
        for (String wire : new String[] {"available", "", "UNAVAILABLE", "invisible"}) {
            assertThat(read("type='" + wire + "'", "").type()).isEqualTo(Presence.Type.ERROR);
        }
    }

    @Test
    public void readsShowLeniently() {
        assertThat(read("", "").show()).isEqualTo(Show.ONLINE);
        assertThat(read("", "<show> dnd\n</show>").show()).isEqualTo(Show.DND);
        assertThat(read("", "<show>in love</show>").show()).isEqualTo(Show.ONLINE);
        assertThat(read("", "<show>online</show>").show()).isEqualTo(Show.ONLINE);
        assertThat(read("", "<show/>").show()).isEqualTo(Show.ONLINE);
        assertThat(read("", "<show>xa</show><show>chat</show>").show()).isEqualTo(Show.XA);
    }

    @Test
    public void takesABadPriorityForZero() {
        assertThat(read("", "").priority()).isZero();
        for (String bad : new String[] {"", "high", "128", "-129", "1.5", "99999999999999999999", "0x10"}) {
            assertThat(read("", "<priority>" + bad + "</priority>").priority())
                    .as(bad)
                    .isZero();
        }
        assertThat(read("", "<priority>-128</priority>").priority()).isEqualTo(-128);
        assertThat(read("", "<priority> 127 </priority>").priority()).isEqualTo(127);
    }

    @Test
    public void writesNoTypeForAvailable() {
        assertThat(Presence.available()).isEqualTo(read("", ""));
        assertThat(Presence.of(Presence.Type.AVAILABLE)).isEqualTo(read("", ""));
        assertThat(Presence.to(Jid.of("juliet@capulet.lit"), Presence.Type.SUBSCRIBE))
                .isEqualTo(read("type='subscribe' to='juliet@capulet.lit'", ""));
    }

    @Test
    public void readsItsStatus() {
        assertThat(read("", "<status>in the orchard</status>").status()).hasValue("in the orchard");
        assertThat(read("", "").status()).isEmpty();
    }

    @Test
    @Point({39, 41})
    public void writesAllItsParts() {
        assertThat(Presence.builder()
                        .to(Jid.of("juliet@capulet.lit"))
                        .show(Show.AWAY)
                        .status("in the orchard")
                        .status("fr", "au verger")
                        .priority(-5)
                        .build())
                .isEqualTo(read(
                        "to='juliet@capulet.lit'",
                        "<show>away</show><status>in the orchard</status><status xml:lang='fr'>au verger</status>"
                                + "<priority>-5</priority>"));
        assertThat(Presence.builder().show(Show.ONLINE).priority(0).build()).isEqualTo(Presence.available());
        assertThat(Presence.builder()
                        .type(Presence.Type.UNAVAILABLE)
                        .status("gone to Mantua")
                        .build())
                .isEqualTo(read("type='unavailable'", "<status>gone to Mantua</status>"));
    }

    @Test
    @Point(35)
    public void readsItsStatusInAllLanguages() {
        Presence presence = read("", "<status>in the orchard</status><status xml:lang='fr'>au verger</status>");
        assertThat(presence.statuses().best("fr")).hasValue("au verger");
        assertThat(presence.statuses().all()).hasSize(2);
    }
}
