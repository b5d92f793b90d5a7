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

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.NotConnectedException;
import org.osier.xml.Element;

/** The session is lost and made again. */
public class ReturnTest {
    private static final String WITCH = "thirdwitch";

    private Stage stage;

    @Before
    public void open() throws Exception {
        stage = new Stage();
    }

    @After
    public void close() throws Exception {
        stage.close();
    }

    private static Element history(Element request) {
        return request.child(Muc.NAMESPACE, "x")
                .flatMap(x -> x.child(Muc.NAMESPACE, "history"))
                .orElseThrow();
    }

    @Test
    public void entersAgainWithTheHistorySinceTheLastMessage() throws Exception {
        CompletableFuture<Room> joining = stage.muc.join(
                COVEN, WITCH, JoinOptions.DEFAULT.withPassword("cauldronburn").withHistory(History.NONE));
        stage.sent();
        stage.receive(self("oldhag", 210));
        Room room = get(joining);
        BlockingQueue<Departure> left = stage.events(MultiUserChat.ROOM_LEFT);
        BlockingQueue<RoomEntry> entries = stage.events(MultiUserChat.ROOM_JOINED);
        stage.receive("<message type='groupchat' from='" + COVEN + "/x'><body>late</body>"
                + "<delay xmlns='urn:xmpp:delay' stamp='2026-01-01T13:00:00.5Z'/></message>");
        stage.receive("<message type='groupchat' from='" + COVEN + "/x'><body>later, by our clock</body></message>");
        stage.settle();
        stage.cut();
        assertThat(next(left).cause()).isEqualTo(Departure.Cause.SESSION_ENDED);
        assertThat(room.state()).isEqualTo(Room.State.OUTSIDE);
        stage.connect();
        Element request = stage.sent();
        assertThat(request.attribute("to")).hasValue(COVEN + "/oldhag");
        assertThat(request.child(Muc.NAMESPACE, "x").orElseThrow().childText(Muc.NAMESPACE, "password"))
                .hasValue("cauldronburn");
        assertThat(history(request).attribute("since")).hasValue("2026-01-01T13:00:00.500Z");
        assertThat(history(request).attribute("maxstanzas")).hasValue("1000");
        assertThat(history(request).attribute("maxchars")).isEmpty();
        stage.receive(self("oldhag"));
        assertThat(next(entries).again()).isTrue();
        assertThat(room.nick()).hasValue("oldhag");
    }

    /** Where nothing was said, since we came; and a second loss forgets nothing. */
    @Test
    public void triesAgainWhenTheSessionIsLostOnTheWay() throws Exception {
        stage.enter(WITCH);
        stage.cut();
        stage.connect();
        assertThat(history(stage.sent()).attribute("since")).hasValue(Stage.NOW.toString());
        stage.cut();
        stage.connect();
        Element request = stage.sent();
        assertThat(request.attribute("to")).hasValue(COVEN + "/" + WITCH);
        assertThat(history(request).attribute("since")).hasValue(Stage.NOW.toString());
        assertThat(stage.isSilent()).isTrue();
    }

    @Test
    public void tellsWhenARoomIsClosedMeanwhile() throws Exception {
        stage.enter(WITCH);
        BlockingQueue<RejoinFailure> failures = stage.events(MultiUserChat.ROOM_REJOIN_FAILED);
        stage.cut();
        stage.connect();
        String id = stage.sent().attribute("id").orElseThrow();
        stage.receive(error(Jid.of(COVEN + "/" + WITCH), id, "registration-required"));
        RejoinFailure failure = next(failures);
        assertThat(failure.cause()).isInstanceOf(StanzaErrorException.class);
        assertThat(failure.nick()).isEqualTo(WITCH);
        stage.cut();
        stage.connect();
        assertThat(stage.isSilent()).isTrue();
    }

    /** XEP-0045, 11.2: the server that goes down takes its rooms first. */
    @Test
    public void entersAgainAfterAShutdown() throws Exception {
        stage.enter(WITCH);
        stage.receive(presence(WITCH, "unavailable", item("none", "none") + status(110, 332)));
        stage.settle();
        stage.cut();
        stage.connect();
        assertThat(stage.sent().attribute("to")).hasValue(COVEN + "/" + WITCH);
    }

    @Test
    public void staysOutsideWhereThatIsWanted() throws Exception {
        CompletableFuture<Room> once = stage.muc.join(COVEN, WITCH, JoinOptions.DEFAULT.withoutRejoin());
        stage.sent();
        stage.receive(self(WITCH));
        get(once);
        Room heath = stage.muc.room(Jid.of("heath@chat.shakespeare.lit"));
        CompletableFuture<Room> joining = heath.join(WITCH, JoinOptions.DEFAULT);
        stage.sent();
        stage.receive(self(WITCH).replace("coven@", "heath@"));
        get(joining);
        CompletableFuture<Room> never = stage.muc.join(Jid.of("cave@x.lit"), WITCH, JoinOptions.DEFAULT);
        stage.sent();
        stage.cut();
        assertThatThrownBy(() -> get(never)).hasCauseInstanceOf(NotConnectedException.class);
        get(heath.leave());
        stage.connect();
        assertThat(stage.isSilent()).isTrue();
    }
}
