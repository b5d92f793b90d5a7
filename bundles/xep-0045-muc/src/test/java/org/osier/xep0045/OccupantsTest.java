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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.NoReplyException;
import org.osier.stanza.Presence.Show;
import org.osier.stanza.StanzaErrorException;
import org.osier.xml.Element;

public class OccupantsTest {
    private static final String WITCH = "thirdwitch";
    private static final String CRONE = "firstwitch";

    private Stage stage;
    private Room room;

    @Before
    public void open() throws Exception {
        stage = new Stage(new MucLimits(3, 100, 150));
        room = stage.enter(WITCH);
    }

    @After
    public void close() throws Exception {
        stage.close();
    }

    private static String renamed(String from, String to, int... codes) {
        return presence(
                from,
                "unavailable",
                "<item affiliation='member' role='participant' nick='" + to + "'/>" + status(303) + status(codes));
    }

    @Test
    public void comeChangeAndGo() throws Exception {
        BlockingQueue<RoomPresence> all = stage.events(MultiUserChat.GROUPCHAT_PRESENCE);
        BlockingQueue<RoomPresence> online = stage.events(room.gotOnline());
        BlockingQueue<RoomPresence> changed = stage.events(room.changed());
        BlockingQueue<Departure> offline = stage.events(room.gotOffline());
        stage.receive(presence(CRONE, "", item("none", "visitor")));
        assertThat(next(online).occupant().role()).isEqualTo(Role.VISITOR);
        stage.receive("<presence from='" + COVEN + "/" + CRONE + "'><show>xa</show><status>gone</status>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'>" + item("admin", "moderator") + "</x></presence>");
        RoomPresence change = next(changed);
        assertThat(change.before().orElseThrow().role()).isEqualTo(Role.VISITOR);
        assertThat(change.occupant().role()).isEqualTo(Role.MODERATOR);
        assertThat(room.occupant(CRONE).orElseThrow().show()).isEqualTo(Show.XA);
        assertThat(room.occupant(CRONE).orElseThrow().status()).hasValue("gone");
        stage.receive("<presence type='unavailable' from='" + COVEN + "/" + CRONE + "'><status>to sleep</status>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'>" + item("admin", "none") + "</x></presence>");
        Departure departure = next(offline);
        assertThat(departure.cause()).isEqualTo(Departure.Cause.LEFT);
        assertThat(departure.reason()).hasValue("to sleep");
        assertThat(room.occupants()).extracting(Occupant::nick).containsExactly(WITCH);
        assertThat(all).extracting(RoomPresence::isOnline).containsExactly(true, true, false);
    }

    /** XEP-0045, 8.2, 9.1 and 11: why an occupant went. */
    @Test
    public void goForManyReasons() throws Exception {
        BlockingQueue<Departure> offline = stage.events(room.gotOffline());
        for (Departure.Cause cause : Departure.Cause.values()) {
            int code = switch (cause) {
                case KICKED -> 307;
                case BANNED -> 301;
                case AFFILIATION_LOST -> 321;
                case MEMBERS_ONLY -> 322;
                case SHUTDOWN -> 332;
                case TECHNICAL -> 333;
                default -> 0;
            };
            if (code > 0) {
                stage.receive(presence(CRONE, "", item("none", "visitor")));
                stage.receive(presence(
                        CRONE,
                        "unavailable",
                        "<item affiliation='none' role='none'><actor nick='Fluellen'/><reason>Avaunt!</reason></item>"
                                + status(code)));
                Departure departure = next(offline);
                assertThat(departure.cause()).isEqualTo(cause);
                assertThat(departure.actor()).hasValue("Fluellen");
                assertThat(departure).asString().contains(CRONE, "by Fluellen: Avaunt!");
            }
        }
        assertThat(room.state()).isEqualTo(Room.State.INSIDE);
    }

    /** XEP-0045, 7.6: neither goes nor comes. */
    @Test
    public void keepTheirPlaceUnderAnotherNickname() throws Exception {
        BlockingQueue<NickChange> changes = stage.events(room.nickChanges());
        BlockingQueue<RoomPresence> online = stage.events(room.gotOnline());
        BlockingQueue<Departure> offline = stage.events(room.gotOffline());
        stage.receive(presence(CRONE, "", item("admin", "moderator")));
        next(online);
        stage.receive(renamed(CRONE, "oldhag"), presence("oldhag", "", item("admin", "moderator")));
        NickChange change = next(changes);
        assertThat(change.before()).isEqualTo(CRONE);
        assertThat(change.occupant().nick()).isEqualTo("oldhag");
        stage.settle();
        assertThat(room.occupants()).extracting(Occupant::nick).containsExactly(WITCH, "oldhag");
        assertThat(online).isEmpty();
        assertThat(offline).isEmpty();
    }

    @Test
    public void areGoneWhereTheNewNicknameIsNone() throws Exception {
        BlockingQueue<Departure> offline = stage.events(room.gotOffline());
        stage.receive(presence(CRONE, "", item("none", "visitor")), renamed(CRONE, ""));
        assertThat(next(offline).nick()).isEqualTo(CRONE);
    }

    /** XEP-0045, 7.6. */
    @Test
    public void includeUsUnderAnotherNickname() throws Exception {
        CompletableFuture<Void> changing = room.nick("OldHag");
        Element wish = stage.sent();
        assertThat(wish.attribute("to")).hasValue(COVEN + "/OldHag");
        assertThat(wish.children()).isEmpty();
        assertThatThrownBy(() -> get(room.nick("Third"))).hasCauseInstanceOf(IllegalStateException.class);
        stage.receive(self(WITCH));
        stage.settle();
        assertThat(changing).isNotDone();
        stage.receive(renamed(WITCH, "oldhag", 110, 210), self("oldhag", 210));
        get(changing);
        assertThat(room.nick()).hasValue("oldhag");
        assertThat(room.occupants()).extracting(Occupant::nick).containsExactly("oldhag");
        get(room.nick("oldhag"));
        assertThat(stage.isSilent()).isTrue();
    }

    @Test
    public void keepOurNicknameWhenTheRoomRefusesOrIsSilent() throws Exception {
        CompletableFuture<Void> changing = room.nick("oldhag");
        String id = stage.sent().attribute("id").orElseThrow();
        stage.receive(error(Jid.of(COVEN + "/oldhag"), id, "conflict"));
        assertThatThrownBy(() -> get(changing)).hasCauseInstanceOf(StanzaErrorException.class);
        assertThat(room.nick()).hasValue(WITCH);
        CompletableFuture<Void> unanswered = room.nick("oldhag");
        stage.sent();
        stage.timer.pass(Duration.ofSeconds(30));
        assertThatThrownBy(() -> get(unanswered)).hasCauseInstanceOf(NoReplyException.class);
        CompletableFuture<Void> cutShort = room.nick("oldhag");
        stage.receive(presence(WITCH, "unavailable", item("none", "none") + status(110, 307)));
        assertThatThrownBy(() -> get(cutShort)).hasCauseInstanceOf(NotInRoomException.class);
    }

    /** What a hostile service sends stays within bounds, and the room remains usable. */
    @Test
    public void areBounded() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            stage.receive(presence("w" + i, "", item("none", "visitor")));
        }
        stage.settle();
        assertThat(room.occupants()).hasSize(100);
        assertThat(room.isComplete()).isFalse();
        assertThat(room.occupant(WITCH)).isPresent();
        Room heath = stage.muc.room(Jid.of("heath@chat.shakespeare.lit"));
        CompletableFuture<Room> joining = heath.join(WITCH, JoinOptions.DEFAULT);
        for (int i = 0; i < 2_000; i++) {
            stage.receive(presence("w" + i, "", item("none", "visitor")).replace("coven@", "heath@"));
        }
        stage.receive(self(WITCH).replace("coven@", "heath@"));
        get(joining);
        assertThat(heath.occupants()).hasSize(50);
        assertThat(heath.isComplete()).isFalse();
        assertThat(heath.nick()).hasValue(WITCH);
        // What one room gives back, another may have.
        stage.receive(presence(WITCH, "unavailable", item("none", "none") + status(110)));
        stage.receive(presence("w", "", item("none", "visitor")).replace("coven@", "heath@"));
        stage.settle();
        assertThat(heath.occupants()).hasSize(51);
    }

    /** More than the event queue holds, all at once, with events that each of them raises: nobody is missed. */
    @Test
    public void areAllToldWhenManyComeAtOnce() throws Exception {
        BlockingQueue<RoomPresence> all = stage.events(MultiUserChat.GROUPCHAT_PRESENCE);
        Room heath = stage.muc.room(Jid.of("heath@chat.shakespeare.lit"));
        BlockingQueue<RoomPresence> online = stage.events(heath.gotOnline());
        CompletableFuture<Room> joining = heath.join(WITCH, JoinOptions.DEFAULT);
        for (int i = 0; i < 3_000; i++) {
            stage.receive(presence("w" + i, "", item("none", "visitor")).replace("coven@", "heath@"));
        }
        stage.receive(self(WITCH).replace("coven@", "heath@"));
        get(joining);
        stage.settle();
        assertThat(online).hasSize(3_001);
        assertThat(all).hasSize(3_001);
    }

    @Test
    public void areNotThoseThatOthersSpeakOf() throws Exception {
        BlockingQueue<RoomPresence> all = stage.events(MultiUserChat.GROUPCHAT_PRESENCE);
        String evil = presence(CRONE, "", item("owner", "moderator"));
        stage.receive(evil.replace("coven@chat.", "coven@evil."), evil.replace("coven@", "cave@"));
        stage.receive(presence(WITCH, "unavailable", item("none", "none") + status(110, 301))
                .replace("chat.shakespeare.lit", "evil.lit"));
        stage.receive("<presence from='" + COVEN + "'><x xmlns='vcard-temp:x:update'/></presence>");
        stage.settle();
        assertThat(all).isEmpty();
        assertThat(room.state()).isEqualTo(Room.State.INSIDE);
    }

    @Test
    public void areToldHowAvailableWeAre() throws Exception {
        room.presence(Show.AWAY, "gone where the goblins go");
        Element said = stage.sent();
        assertThat(said.attribute("to")).hasValue(COVEN + "/" + WITCH);
        assertThat(said.childText("jabber:client", "show")).hasValue("away");
        assertThat(said.childText("jabber:client", "status")).hasValue("gone where the goblins go");
        stage.receive("<presence from='" + COVEN + "/" + WITCH + "'><show>away</show>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'>" + status(110) + "</x></presence>");
        stage.settle();
        var unused = room.nick("oldhag");
        assertThat(stage.sent().childText("jabber:client", "show")).hasValue("away");
    }
}
