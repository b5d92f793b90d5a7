/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.MalformedPayloadException;
import org.osier.stanza.Message;
import org.osier.xml.Element;

public class PayloadsTest {
    private static final Jid COVEN = Jid.of("coven@chat.shakespeare.lit");

    private static MucUser user(String children) {
        return MucUser.CODEC
                .from()
                .apply(Element.parse("<x xmlns='http://jabber.org/protocol/muc#user'>" + children + "</x>"));
    }

    @Test
    public void userLeavesOutWhatIsMalformed() {
        MucUser said = user("<item affiliation='king' role='' jid='@@' nick='x'><actor/></item><status/>"
                + "<status code='1e3'/><status code='9999'/><status code='110'/><status code='110'/>"
                + "<invite from=''/><destroy jid='//'/><status xmlns='urn:example:evil' code='301'/>");
        assertThat(said.codes()).containsExactly(110);
        MucItem item = said.item().orElseThrow();
        assertThat(item.affiliation()).isEmpty();
        assertThat(item.role()).isEmpty();
        assertThat(item.jid()).isEmpty();
        assertThat(item.actor()).isEmpty();
        assertThat(item.nick()).hasValue("x");
        assertThat(said.invite().orElseThrow().from()).isEmpty();
        assertThat(said.destroy()).hasValue(Destruction.PLAIN);
    }

    @Test
    public void userSaysNothingThatOnlyRoomsMaySay() {
        MucUser said = user("<item affiliation='owner'/><status code='110'/><password>secret</password>");
        assertThat(said.toElement()).isEqualTo(Element.of(Muc.USER, "x"));
        assertThat(said.toString()).doesNotContain("secret");
    }

    @Test
    public void directInviteNeedsARoom() {
        DirectInvite invite = new DirectInvite(
                COVEN, Optional.of("For witches!"), Optional.of("cauldronburn"), Optional.of("e0ffe4"));
        Message message =
                Message.to(Jid.of("hecate@shakespeare.lit")).payload(invite).build();
        assertThat(message.payload(DirectInvite.CODEC)).hasValue(invite);
        assertThat(invite.toString()).doesNotContain("cauldronburn");
        Message nowhere =
                Message.to(COVEN).payload(Element.of(Muc.CONFERENCE, "x")).build();
        assertThatThrownBy(() -> nowhere.payload(DirectInvite.CODEC)).isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    public void historyRefusesNegativeNumbers() {
        assertThatThrownBy(() -> History.DEFAULT.withMaxChars(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> History.DEFAULT.withMaxStanzas(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(History.NONE.maxChars()).hasValue(0);
    }

    @Test
    public void limitsLetSomebodyIn() {
        assertThatThrownBy(() -> new MucLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MucLimits(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MucLimits(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void destructionGoesOutWhole() {
        Destruction destruction = new Destruction(Optional.of(COVEN), Optional.of("why"), Optional.of("cauldronburn"));
        assertThat(destruction.toElement())
                .isEqualTo(Element.parse("<query xmlns='http://jabber.org/protocol/muc#owner'><destroy jid='" + COVEN
                        + "'><reason>why</reason><password>cauldronburn</password></destroy></query>"));
        assertThat(destruction.toString()).doesNotContain("cauldronburn");
    }
}
