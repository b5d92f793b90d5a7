/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osier.xep0045.Stage.COVEN;
import static org.osier.xep0045.Stage.next;

import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.xml.Element;

public class InvitationTest {
    private static final Jid HECATE = Jid.of("hecate@shakespeare.lit");

    private Stage stage;
    private BlockingQueue<Invitation> invitations;
    private BlockingQueue<Invitation> direct;

    @Before
    public void open() throws Exception {
        stage = new Stage();
        invitations = stage.events(MultiUserChat.GROUPCHAT_INVITE);
        direct = stage.events(MultiUserChat.GROUPCHAT_DIRECT_INVITE);
    }

    @After
    public void close() throws Exception {
        stage.close();
    }

    private static String user(String from, String children) {
        return "<message from='" + from + "'><x xmlns='http://jabber.org/protocol/muc#user'>" + children
                + "</x></message>";
    }

    /** XEP-0045, 7.8.2; the older payload that some services add means the same. */
    @Test
    public void isPassedOnByTheRoom() throws Exception {
        String invite = user(
                COVEN.toString(),
                "<invite from='crone1@shakespeare.lit/desktop'><reason> For witches! </reason></invite>"
                        + "<password>cauldronburn</password>");
        stage.receive(invite.replace("</message>", "<x xmlns='jabber:x:conference' jid='" + COVEN + "'/></message>"));
        Invitation invitation = next(invitations);
        assertThat(invitation.room().jid()).isEqualTo(COVEN);
        assertThat(invitation.inviter()).hasValue(Jid.of("crone1@shakespeare.lit/desktop"));
        assertThat(invitation.reason()).hasValue("For witches!");
        assertThat(invitation.options().password()).hasValue("cauldronburn");
        assertThat(invitation.direct()).isFalse();
        assertThat(invitation + " " + invitation.options()).doesNotContain("cauldronburn");
        assertThat(direct).isEmpty();
        stage.muc.decline(invitation, "too busy");
        Element decline = stage.sent();
        assertThat(decline.attribute("to")).hasValue(COVEN.toString());
        Element word = decline.child(Muc.USER, "x")
                .flatMap(x -> x.child(Muc.USER, "decline"))
                .orElseThrow();
        assertThat(word.attribute("to")).hasValue("crone1@shakespeare.lit/desktop");
        assertThat(word.childText(Muc.USER, "reason")).hasValue("too busy");
    }

    /** XEP-0249. */
    @Test
    public void comesPastTheRoom() throws Exception {
        stage.receive("<message from='crone1@shakespeare.lit/desktop'><x xmlns='jabber:x:conference' jid='" + COVEN
                + "' password='cauldronburn' reason='For witches!' continue='true' thread='e0ffe4'/></message>");
        Invitation invitation = next(direct);
        assertThat(invitation.room().jid()).isEqualTo(COVEN);
        assertThat(invitation.inviter()).hasValue(Jid.of("crone1@shakespeare.lit/desktop"));
        assertThat(invitation.reason()).hasValue("For witches!");
        assertThat(invitation.password()).hasValue("cauldronburn");
        assertThat(invitation.thread()).hasValue("e0ffe4");
        assertThat(invitation.direct()).isTrue();
        stage.muc.decline(invitation, "too busy");
        assertThat(stage.isSilent()).isTrue();
    }

    @Test
    public void isNotBelievedFromWhoIsNoRoom() throws Exception {
        stage.receive(
                user("crone1@evil.lit/desktop", "<invite from='" + HECATE + "'/>"),
                user(COVEN.toString(), "<decline from='" + HECATE + "'/>"),
                "<message from='crone1@evil.lit/x'><x xmlns='jabber:x:conference'/></message>",
                "<message from='crone1@evil.lit/x'><x xmlns='jabber:x:conference' jid='@@'/></message>",
                "<message from='crone1@evil.lit/x' type='groupchat'><x xmlns='jabber:x:conference' jid='a@b'/></message>");
        BlockingQueue<Refusal> refusals = stage.events(MultiUserChat.GROUPCHAT_DECLINE);
        stage.settle();
        assertThat(invitations).isEmpty();
        assertThat(direct).isEmpty();
        assertThat(refusals).isEmpty();
    }

    @Test
    public void isSentThroughTheRoomAndMayBeRefused() throws Exception {
        assertThatThrownBy(() -> stage.muc.room(COVEN).invite(HECATE, "")).isInstanceOf(NotInRoomException.class);
        Room room = stage.enter("thirdwitch");
        room.invite(HECATE, "For witches!");
        Element sent = stage.sent();
        assertThat(sent.attribute("to")).hasValue(COVEN.toString());
        Element word = sent.child(Muc.USER, "x")
                .flatMap(x -> x.child(Muc.USER, "invite"))
                .orElseThrow();
        assertThat(word.attribute("to")).hasValue(HECATE.toString());
        assertThat(word.childText(Muc.USER, "reason")).hasValue("For witches!");
        BlockingQueue<Refusal> refusals = stage.events(MultiUserChat.GROUPCHAT_DECLINE);
        stage.receive(user(COVEN.toString(), "<decline from='" + HECATE + "'><reason>busy</reason></decline>"));
        Refusal refusal = next(refusals);
        assertThat(refusal.invitee()).hasValue(HECATE);
        assertThat(refusal.reason()).hasValue("busy");
        assertThat(refusal.room()).isEqualTo(room);
    }

    @Test
    public void isSentPastTheRoomWithItsPassword() throws Exception {
        var unused = stage.muc.join(COVEN, "thirdwitch", JoinOptions.DEFAULT.withPassword("cauldronburn"));
        stage.sent();
        stage.muc.room(COVEN).inviteDirectly(HECATE, "For witches!");
        Element sent = stage.sent();
        assertThat(sent.attribute("to")).hasValue(HECATE.toString());
        assertThat(sent.child(Muc.CONFERENCE, "x"))
                .hasValue(Element.builder(Muc.CONFERENCE, "x")
                        .attribute("jid", COVEN.toString())
                        .attribute("reason", "For witches!")
                        .attribute("password", "cauldronburn")
                        .build());
    }
}
