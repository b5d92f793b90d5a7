/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osier.xep0045.Stage.COVEN;
import static org.osier.xep0045.Stage.next;
import static org.osier.xep0045.Stage.status;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osier.stanza.Message;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;

public class TalkTest {
    private static final String WITCH = "thirdwitch";
    private static final String CRONE = "firstwitch";

    private Stage stage;
    private Room room;

    @Before
    public void open() throws Exception {
        stage = new Stage();
        room = stage.enter(WITCH);
    }

    @After
    public void close() throws Exception {
        stage.close();
    }

    private static String message(String type, String nick, String children) {
        return "<message type='" + type + "' from='" + COVEN + (nick.isEmpty() ? "" : "/" + nick) + "'>" + children
                + "</message>";
    }

    private static String body(String text) {
        return "<body>" + text + "</body>";
    }

    private static String delay(String from, String stamp) {
        return "<delay xmlns='urn:xmpp:delay' from='" + from + "' stamp='" + stamp + "'/>";
    }

    /** XEP-0045, 7.4: the room sends everything back. */
    @Test
    public void goesToAllAndComesBack() throws Exception {
        BlockingQueue<RoomMessage> all = stage.events(MultiUserChat.GROUPCHAT_MESSAGE);
        BlockingQueue<RoomMessage> here = stage.events(room.messages());
        String id = room.send("Harpier cries: 'tis time");
        Element said = stage.sent();
        assertThat(said.attribute("to")).hasValue(COVEN.toString());
        assertThat(said.attribute("type")).hasValue("groupchat");
        assertThat(said.attribute("id")).hasValue(id);
        stage.receive(message("groupchat", WITCH, body("'tis time")), message("groupchat", CRONE, body("ay")));
        assertThat(next(here).isOwn()).isTrue();
        RoomMessage other = next(here);
        assertThat(other.isOwn()).isFalse();
        assertThat(other.nick()).hasValue(CRONE);
        assertThat(other.body()).isEqualTo("ay");
        assertThat(other.sent()).isEmpty();
        assertThat(next(all).room()).isEqualTo(room);
    }

    /** XEP-0045, 7.2.13 to 7.2.15: history, then the subject, then all else. */
    @Test
    public void beginsWithHistoryAndSubject() throws Exception {
        BlockingQueue<RoomMessage> here = stage.events(room.messages());
        BlockingQueue<SubjectChange> subjects = stage.events(room.subjects());
        String stamp = "2002-10-13T23:58:37Z";
        assertThat(room.subject()).isEmpty();
        stage.receive(
                message("groupchat", CRONE, body("Thrice") + delay(COVEN.toString(), stamp)),
                message("groupchat", CRONE, body("forged") + delay("crone@evil.lit", stamp)),
                message("groupchat", CRONE, "<subject>Fire Burn</subject>" + delay("chat.shakespeare.lit", stamp)),
                message("groupchat", CRONE, body("late") + delay(COVEN.toString(), "2002-10-14T01:58:37+02:00")),
                message("groupchat", CRONE, body("odd") + delay(COVEN.toString(), "yesterday")));
        RoomMessage first = next(here);
        assertThat(first.history()).isTrue();
        assertThat(first.sent()).hasValue(Instant.parse(stamp));
        assertThat(next(here).history()).isFalse();
        RoomMessage late = next(here);
        assertThat(late.history()).isFalse();
        assertThat(late.sent()).hasValue(Instant.parse(stamp));
        assertThat(next(here).sent()).isEmpty();
        assertThat(next(subjects).subject())
                .isEqualTo(new RoomSubject("Fire Burn", Optional.of(CRONE), Optional.of(Instant.parse(stamp))));
        assertThat(room.subject().orElseThrow().text()).isEqualTo("Fire Burn");
    }

    /** XEP-0045, 8.1: with a body or a thread it is a message like any other. */
    @Test
    public void changesTheSubjectOnlyByASubjectAlone() throws Exception {
        BlockingQueue<RoomMessage> here = stage.events(room.messages());
        stage.receive(
                message("groupchat", CRONE, "<subject>a</subject>" + body("b")),
                message("groupchat", CRONE, "<subject>a</subject><thread>t</thread>"));
        next(here);
        next(here);
        assertThat(room.subject()).isEmpty();
        stage.receive(message("groupchat", "", "<subject>" + "x".repeat(5000) + "</subject>"));
        stage.settle();
        assertThat(room.subject().orElseThrow().text()).hasSize(4096);
        stage.receive(message("groupchat", "", "<subject/>"));
        stage.settle();
        assertThat(room.subject().orElseThrow().text()).isEmpty();
        room.setSubject("Cauldron Bubble");
        Element wish = stage.sent();
        assertThat(wish.childText("jabber:client", "subject")).hasValue("Cauldron Bubble");
        assertThat(wish.has("jabber:client", "body")).isFalse();
    }

    /** XEP-0045, 7.5. */
    @Test
    public void mayBeWithOneAlone() throws Exception {
        BlockingQueue<RoomMessage> whispers = stage.events(MultiUserChat.GROUPCHAT_PRIVATE_MESSAGE);
        BlockingQueue<RoomMessage> here = stage.events(room.privateMessages());
        stage.receive(message("chat", CRONE, body("I'll give thee a wind.")));
        assertThat(next(here).nick()).hasValue(CRONE);
        assertThat(next(whispers).body()).isEqualTo("I'll give thee a wind.");
        room.sendPrivate(CRONE, "Th'art kind.");
        Element said = stage.sent();
        assertThat(said.attribute("to")).hasValue(COVEN + "/" + CRONE);
        assertThat(said.attribute("type")).hasValue("chat");
        assertThat(said.has(Muc.USER, "x")).isTrue();
    }

    @Test
    public void isRefusedByTheRoom() throws Exception {
        BlockingQueue<MessageFailure> failures = stage.events(MultiUserChat.GROUPCHAT_MESSAGE_ERROR);
        String id = room.send(Message.to(COVEN).body("silence").thread("t"));
        assertThat(stage.sent().childText("jabber:client", "thread")).hasValue("t");
        String error = "<error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
        stage.receive(
                message("error", "", error).replace("chat.", "evil."),
                message("error", "", error).replace("<message", "<message id='" + id + "'"));
        MessageFailure failure = next(failures);
        assertThat(failure.id()).hasValue(id);
        assertThat(failure.error().condition()).isEqualTo(Condition.FORBIDDEN);
        assertThat(failure.nick()).isEmpty();
    }

    /** XEP-0045, 10.2.1. */
    @Test
    public void tellsOfAnotherConfiguration() throws Exception {
        BlockingQueue<ConfigStatus> changes = stage.events(MultiUserChat.GROUPCHAT_CONFIG_STATUS);
        BlockingQueue<RoomMessage> here = stage.events(room.messages());
        String x = "<x xmlns='http://jabber.org/protocol/muc#user'>" + status(170, 104) + "</x>";
        stage.receive(message("groupchat", CRONE, x), message("groupchat", "", x));
        assertThat(next(changes).codes()).containsExactly(104, 170);
        assertThat(next(here).nick()).hasValue(CRONE);
        assertThat(changes).isEmpty();
    }

    @Test
    public void isOnlyWhatComesFromTheRoom() throws Exception {
        BlockingQueue<RoomMessage> all = stage.events(MultiUserChat.GROUPCHAT_MESSAGE);
        BlockingQueue<RoomMessage> whispers = stage.events(MultiUserChat.GROUPCHAT_PRIVATE_MESSAGE);
        stage.receive(
                message("groupchat", CRONE, body("x")).replace("coven@", "heath@"),
                message("chat", CRONE, body("x")).replace("coven@", "heath@"),
                message("chat", "", body("from the room itself")),
                message("groupchat", CRONE, body("x")).replace("from=", "was="));
        stage.settle();
        assertThat(all).isEmpty();
        assertThat(whispers).isEmpty();
    }
}
