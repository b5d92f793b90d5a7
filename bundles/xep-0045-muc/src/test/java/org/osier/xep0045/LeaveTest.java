/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osier.xep0045.Stage.COVEN;
import static org.osier.xep0045.Stage.get;
import static org.osier.xep0045.Stage.item;
import static org.osier.xep0045.Stage.next;
import static org.osier.xep0045.Stage.presence;
import static org.osier.xep0045.Stage.self;
import static org.osier.xep0045.Stage.status;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.ExtensionGoneException;
import org.osier.session.NoReplyException;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.NotConnectedException;
import org.osier.xml.Element;

public class LeaveTest {
    private static final String WITCH = "thirdwitch";
    private static final String GONE = presence(WITCH, "unavailable", item("member", "none") + status(110));

    private Stage stage;
    private Room room;
    private BlockingQueue<Departure> left;

    @Before
    public void open() throws Exception {
        stage = new Stage();
        room = stage.enter(WITCH);
        left = stage.events(MultiUserChat.ROOM_LEFT);
    }

    @After
    public void close() throws Exception {
        stage.close();
    }

    /** XEP-0045, 7.14. */
    @Test
    public void isDoneWhenTheRoomConfirms() throws Exception {
        CompletableFuture<Void> leaving = room.leave("gone where the goblins go");
        Element goodbye = stage.sent();
        assertThat(goodbye.attribute("to")).hasValue(COVEN + "/" + WITCH);
        assertThat(goodbye.attribute("type")).hasValue("unavailable");
        assertThat(goodbye.childText("jabber:client", "status")).hasValue("gone where the goblins go");
        assertThat(room.state()).isEqualTo(Room.State.LEAVING);
        assertThat(leaving).isNotDone();
        stage.receive(GONE);
        get(leaving);
        assertThat(next(left).cause()).isEqualTo(Departure.Cause.LEFT);
        assertThat(room.state()).isEqualTo(Room.State.OUTSIDE);
        assertThat(room.occupants()).isEmpty();
        assertThat(room.leave()).isCompleted();
        assertThatThrownBy(() -> room.send("alone")).isInstanceOf(NotInRoomException.class);
    }

    @Test
    public void isDoneAfterTenSecondsOfSilence() throws Exception {
        CompletableFuture<Void> leaving = room.leave();
        stage.timer.pass(Duration.ofSeconds(10));
        get(leaving);
        assertThat(room.state()).isEqualTo(Room.State.OUTSIDE);
    }

    @Test
    public void endsAnEntryUnderWay() throws Exception {
        Jid heath = Jid.of("heath@chat.shakespeare.lit");
        CompletableFuture<Room> joining = stage.muc.join(heath, WITCH, JoinOptions.DEFAULT);
        stage.sent();
        get(stage.muc.room(heath).leave());
        assertThatThrownBy(() -> get(joining)).hasCauseInstanceOf(NotInRoomException.class);
        assertThat(stage.sent().attribute("type")).hasValue("unavailable");
        assertThat(left).isEmpty();
    }

    @Test
    public void comesBeforeEnteringAgain() throws Exception {
        var unused = room.leave();
        stage.sent();
        CompletableFuture<Room> again = room.join("oldhag", JoinOptions.DEFAULT);
        assertThat(stage.isSilent()).isTrue();
        stage.receive(GONE);
        assertThat(stage.sent().attribute("to")).hasValue(COVEN + "/oldhag");
        stage.receive(self("oldhag"));
        assertThat(get(again).nick()).hasValue("oldhag");
    }

    /** XEP-0045, 8.2, 9.1, 10.9 and 11. */
    @Test
    public void isNotAlwaysWhatWeWanted() throws Exception {
        int[] codes = {307, 301, 321, 322, 332, 333};
        Departure.Cause[] causes = {
            Departure.Cause.KICKED,
            Departure.Cause.BANNED,
            Departure.Cause.AFFILIATION_LOST,
            Departure.Cause.MEMBERS_ONLY,
            Departure.Cause.SHUTDOWN,
            Departure.Cause.TECHNICAL
        };
        for (int i = 0; i < codes.length; i++) {
            String removal = "<item affiliation='none' role='none'><actor jid='fluellen@x.lit'/>"
                    + "<reason>Avaunt, you cullion!</reason></item>" + status(codes[i]);
            // Not every service says that it is about us.
            stage.receive(presence(WITCH, "unavailable", i == 0 ? removal + status(110) : removal));
            Departure departure = next(left);
            assertThat(departure.cause()).isEqualTo(causes[i]);
            assertThat(departure.actor()).hasValue("fluellen@x.lit");
            assertThat(departure.reason()).hasValue("Avaunt, you cullion!");
            assertThat(room.state()).isEqualTo(Room.State.OUTSIDE);
            stage.enter(WITCH);
        }
    }

    /** XEP-0045, 10.9. */
    @Test
    public void followsTheDestructionOfTheRoom() throws Exception {
        BlockingQueue<Departure> destroyed = stage.events(MultiUserChat.ROOM_DESTROYED);
        stage.receive(presence(
                WITCH,
                "unavailable",
                item("none", "none") + "<destroy jid='heath@chat.shakespeare.lit'>"
                        + "<password>secret</password><reason>Macbeth doth come.</reason></destroy>"));
        Departure departure = next(destroyed);
        assertThat(departure.cause()).isEqualTo(Departure.Cause.DESTROYED);
        assertThat(departure.reason()).hasValue("Macbeth doth come.");
        Destruction destruction = departure.destruction().orElseThrow();
        assertThat(destruction.alternate()).hasValue(Jid.of("heath@chat.shakespeare.lit"));
        assertThat(destruction.password()).hasValue("secret");
        assertThat(departure.toString() + destruction).doesNotContain("secret");
    }

    /** XEP-0410: the room has forgotten us without a word. */
    @Test
    public void isFoundOutByAskingTheRoom() throws Exception {
        String[] conditions = {"service-unavailable", "feature-not-implemented", "item-not-found", "not-acceptable"};
        for (String condition : conditions) {
            CompletableFuture<Boolean> check = room.check();
            answerPing("<error type='cancel'><" + condition + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>");
            assertThat(get(check)).as(condition).isEqualTo(!condition.equals("not-acceptable"));
        }
        assertThat(next(left).cause()).isEqualTo(Departure.Cause.TECHNICAL);
        assertThat(room.state()).isEqualTo(Room.State.OUTSIDE);
        assertThatThrownBy(() -> get(room.check())).hasCauseInstanceOf(NotInRoomException.class);
    }

    @Test
    public void isNotFoundOutWhereNobodyAnswers() throws Exception {
        CompletableFuture<Boolean> unreachable = room.check();
        answerPing(
                "<error type='wait'>" + "<remote-server-timeout xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>");
        assertThatThrownBy(() -> get(unreachable)).hasCauseInstanceOf(StanzaErrorException.class);
        CompletableFuture<Boolean> unanswered = room.check();
        stage.sent();
        stage.timer.pass(Duration.ofSeconds(30));
        assertThatThrownBy(() -> get(unanswered)).hasCauseInstanceOf(NoReplyException.class);
        assertThat(room.state()).isEqualTo(Room.State.INSIDE);
    }

    private void answerPing(String error) throws Exception {
        Element ping = stage.sent();
        assertThat(ping.attribute("to")).hasValue(COVEN + "/" + WITCH);
        stage.receive("<iq type='error' from='" + COVEN + "/" + WITCH + "' id='"
                + ping.attribute("id").orElseThrow() + "'>" + error + "</iq>");
    }

    @Test
    public void happensToAllRoomsWhenThePluginGoes() throws Exception {
        Jid heath = Jid.of("heath@chat.shakespeare.lit");
        CompletableFuture<Room> joining = stage.muc.join(heath, WITCH, JoinOptions.DEFAULT);
        stage.sent();
        CompletableFuture<RoomInfo> asking = stage.muc.info(COVEN);
        stage.sent();
        stage.plugin.close();
        assertThatThrownBy(() -> get(joining)).hasCauseInstanceOf(NotConnectedException.class);
        assertThatThrownBy(() -> get(asking)).hasCauseInstanceOf(ExtensionGoneException.class);
        assertThat(next(left).cause()).isEqualTo(Departure.Cause.PLUGIN_GONE);
        assertThat(stage.sent().attribute("type")).hasValue("unavailable");
        assertThat(stage.sent().attribute("type")).hasValue("unavailable");
        assertThat(stage.session.features()).isEmpty();
        assertThatThrownBy(() -> get(stage.muc.join(heath, WITCH, JoinOptions.DEFAULT)))
                .hasCauseInstanceOf(NotConnectedException.class);
        stage.receive(self(WITCH));
        assertThat(stage.isSilent()).isTrue();
    }
}
