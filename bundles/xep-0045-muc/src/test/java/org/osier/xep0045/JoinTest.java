/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osier.xep0045.Stage.COVEN;
import static org.osier.xep0045.Stage.error;
import static org.osier.xep0045.Stage.get;
import static org.osier.xep0045.Stage.item;
import static org.osier.xep0045.Stage.next;
import static org.osier.xep0045.Stage.presence;
import static org.osier.xep0045.Stage.self;
import static org.osier.xep0045.Stage.status;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.NoReplyException;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.NotConnectedException;
import org.osier.xml.Element;

public class JoinTest {
    private static final String WITCH = "thirdwitch";
    private static final Jid OURS = Jid.of(COVEN + "/" + WITCH);

    private Stage stage;

    @Before
    public void open() throws Exception {
        stage = new Stage();
    }

    @After
    public void close() throws Exception {
        stage.close();
    }

    private CompletableFuture<Room> join(String nick) {
        return stage.muc.join(COVEN, nick, JoinOptions.DEFAULT);
    }

    /** XEP-0045, 7.2.1 and 7.2.2. */
    @Test
    public void isDoneWhenTheRoomTellsUsOfOurselves() throws Exception {
        CompletableFuture<Room> joining = join(WITCH);
        Element request = stage.sent();
        assertThat(request.attribute("to")).hasValue(OURS.toString());
        assertThat(request.attribute("type")).isEmpty();
        assertThat(request.child(Muc.NAMESPACE, "x").orElseThrow().children()).isEmpty();
        stage.receive(presence("firstwitch", "", item("owner", "moderator")));
        stage.receive(presence("secondwitch", "", "<item affiliation='admin' role='moderator' jid='crone1@x.lit/a'/>"));
        stage.settle();
        assertThat(joining).isNotDone();
        assertThat(stage.muc.room(COVEN).state()).isEqualTo(Room.State.ENTERING);
        assertThat(stage.muc.rooms()).isEmpty();
        stage.receive(self(WITCH));
        Room room = get(joining);
        assertThat(room.state()).isEqualTo(Room.State.INSIDE);
        assertThat(room.occupants()).extracting(Occupant::nick).containsExactly("firstwitch", "secondwitch", WITCH);
        assertThat(room.occupant("firstwitch").orElseThrow().affiliation()).isEqualTo(Affiliation.OWNER);
        assertThat(room.occupant("secondwitch").orElseThrow().realJid()).hasValue(Jid.of("crone1@x.lit/a"));
        assertThat(stage.muc.rooms()).containsExactly(room);
    }

    @Test
    public void sendsPasswordAndMeasureOfHistory() throws Exception {
        History history = History.DEFAULT
                .withMaxChars(65000)
                .withMaxStanzas(20)
                .within(Duration.ofMinutes(3))
                .since(Instant.parse("1970-01-01T00:00:00Z"));
        var unused = stage.muc.join(
                COVEN, WITCH, JoinOptions.DEFAULT.withPassword("cauldronburn").withHistory(history));
        Element x = stage.sent().child(Muc.NAMESPACE, "x").orElseThrow();
        assertThat(x.childText(Muc.NAMESPACE, "password")).hasValue("cauldronburn");
        assertThat(x.child(Muc.NAMESPACE, "history"))
                .hasValue(Element.builder(Muc.NAMESPACE, "history")
                        .attribute("maxchars", "65000")
                        .attribute("maxstanzas", "20")
                        .attribute("seconds", "180")
                        .attribute("since", "1970-01-01T00:00:00Z")
                        .build());
    }

    /** XEP-0045, 7.2.5 to 7.2.11: a service's answer for each reason. */
    @Test
    public void failsWithTheRoomsError() throws Exception {
        for (String condition : new String[] {
            "not-authorized",
            "registration-required",
            "forbidden",
            "conflict",
            "service-unavailable",
            "item-not-found",
            "not-allowed",
            "not-acceptable",
            "jid-malformed",
            "remote-server-not-found"
        }) {
            CompletableFuture<Room> joining = join(WITCH);
            String id = stage.sent().attribute("id").orElseThrow();
            stage.receive(error(OURS, id, condition));
            assertThatThrownBy(() -> get(joining))
                    .cause()
                    .isInstanceOfSatisfying(
                            StanzaErrorException.class,
                            e -> assertThat(e.error().condition()).hasToString(condition));
            assertThat(stage.muc.room(COVEN).state()).isEqualTo(Room.State.OUTSIDE);
        }
    }

    @Test
    public void mayBeAnsweredByTheRoomWithoutNickname() throws Exception {
        CompletableFuture<Room> joining = join(WITCH);
        String id = stage.sent().attribute("id").orElseThrow();
        stage.receive(error(COVEN, id, "not-allowed"));
        assertThatThrownBy(() -> get(joining)).hasCauseInstanceOf(StanzaErrorException.class);
    }

    /** An error from elsewhere, or for something else, is no answer. */
    @Test
    public void heedsNoErrorThatIsForged() throws Exception {
        CompletableFuture<Room> joining = join(WITCH);
        String id = stage.sent().attribute("id").orElseThrow();
        stage.receive(error(Jid.of("coven@chat.evil.lit/thirdwitch"), id, "forbidden"));
        stage.receive(error(OURS, "something-else", "forbidden"));
        stage.receive("<presence from='coven@chat.evil.lit/thirdwitch'>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'>" + status(110) + "</x></presence>");
        stage.settle();
        assertThat(joining).isNotDone();
    }

    @Test
    public void endsWhenTimeIsUpAndLeavesNoGhost() throws Exception {
        CompletableFuture<Room> joining =
                stage.muc.join(COVEN, WITCH, JoinOptions.DEFAULT.withTimeout(Duration.ofSeconds(5)));
        stage.sent();
        stage.timer.pass(Duration.ofMillis(4999));
        stage.settle();
        assertThat(joining).isNotDone();
        stage.timer.pass(Duration.ofMillis(1));
        assertThatThrownBy(() -> get(joining))
                .hasCauseInstanceOf(NoReplyException.class)
                .hasMessageContainingAll("coven@chat.shakespeare.lit", "5000 ms", "check that chat.shakespeare.lit");
        assertThat(stage.sent().attribute("type")).hasValue("unavailable");
        stage.receive(self(WITCH));
        stage.settle();
        assertThat(stage.muc.rooms()).isEmpty();
    }

    /** Who asks twice for the same gets the same; the room is asked once. */
    @Test
    public void isSharedByAllWhoWantTheSame() throws Exception {
        CompletableFuture<Room> first = join(WITCH);
        CompletableFuture<Room> second = join(WITCH);
        CompletableFuture<Room> other = join("oldhag");
        assertThatThrownBy(() -> get(other))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("as thirdwitch");
        second.cancel(false);
        CompletableFuture<Room> third = join(WITCH);
        stage.sent();
        stage.receive(self(WITCH));
        assertThat(get(first)).isEqualTo(get(third));
        assertThat(join(WITCH)).isCompleted();
        assertThat(stage.isSilent()).isTrue();
    }

    /** XEP-0045, 7.2.3. */
    @Test
    public void takesTheNicknameThatTheServiceGives() throws Exception {
        BlockingQueue<RoomEntry> entries = stage.events(MultiUserChat.ROOM_JOINED);
        CompletableFuture<Room> joining = join("ThirdWitch");
        stage.receive(self("thirdwitch.1", 100, 170, 201, 210));
        assertThat(get(joining).nick()).hasValue("thirdwitch.1");
        RoomEntry entry = next(entries);
        assertThat(entry.isNew()).isTrue();
        assertThat(entry.again()).isFalse();
        assertThat(entry.codes()).containsExactly(100, 110, 170, 201, 210);
    }

    @Test
    public void failsWhenTheSessionEnds() throws Exception {
        CompletableFuture<Room> joining = join(WITCH);
        stage.sent();
        stage.cut();
        assertThatThrownBy(() -> get(joining)).hasCauseInstanceOf(NotConnectedException.class);
        assertThatThrownBy(() -> get(join(WITCH))).hasCauseInstanceOf(NotConnectedException.class);
        assertThat(stage.muc.room(COVEN).state()).isEqualTo(Room.State.OUTSIDE);
    }

    /** A kick in answer to the wish to enter (XEP-0045, 7.2.19), and the end of an earlier stay that comes late. */
    @Test
    public void failsWhenWeAreTurnedAwayButNotByOldNews() throws Exception {
        CompletableFuture<Room> joining = join(WITCH);
        stage.receive(presence(WITCH, "unavailable", item("none", "none") + status(110)));
        stage.settle();
        assertThat(joining).isNotDone();
        stage.receive(presence(WITCH, "unavailable", item("none", "none") + status(110, 307, 333)));
        assertThatThrownBy(() -> get(joining))
                .hasCauseInstanceOf(NotInRoomException.class)
                .hasMessageContaining("technical");
    }

    @Test
    public void isRefusedPastTheLimit() throws Exception {
        try (Stage small = new Stage(new MucLimits(1, 10, 10))) {
            small.enter(WITCH);
            assertThatThrownBy(() -> get(small.muc.join(Jid.of("heath@x.lit"), WITCH, JoinOptions.DEFAULT)))
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already in 1 rooms");
            get(small.muc.room(Jid.of("heath@x.lit")).leave());
        }
    }

    @Test
    public void wantsARoomAndANicknameThatCanBeSeen() {
        assertThatThrownBy(() -> stage.muc.join(OURS, WITCH, JoinOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> join("  ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JoinOptions.DEFAULT.withTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
