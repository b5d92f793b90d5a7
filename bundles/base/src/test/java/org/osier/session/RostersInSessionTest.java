/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.roster.RosterEvents;
import org.osier.roster.RosterPolicy;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Presence;
import org.osier.stream.EventHandler.Delivery;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;
import org.osier.xml.Element;

/** Rosters as part of a session: on its event loop, over its connections, and for its extensions. */
@Point({43, 45})
public class RostersInSessionTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final String HERE = "<presence from='juliet@capulet.lit/balcony'/>";
    private static final String GONE = "<presence from='juliet@capulet.lit/balcony' type='unavailable'/>";

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<FakeXmpp> sessions = new ArrayList<>();
    private FakeServer server;

    /** A client that follows its roster, or a component. */
    private static final class Rostered extends FakeXmpp {
        private final Kind kind;

        Rostered(FakeServer server, Kind kind) {
            super(server.port(), StreamConfig.named("rostered"), ReconnectPolicy.NEVER);
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        protected void started() {
            if (kind == Kind.CLIENT) {
                fetchRoster();
            }
        }
    }

    @Before
    public void listen() throws IOException {
        server = new FakeServer();
    }

    @After
    public void closeAll() throws IOException {
        server.close();
        sessions.forEach(BaseXmpp::close);
    }

    private FakeXmpp session(Session.Kind kind) {
        FakeXmpp session = new Rostered(server, kind);
        sessions.add(session);
        return session;
    }

    private String event() throws InterruptedException {
        return events.poll(10, TimeUnit.SECONDS);
    }

    private static Element reply(Peer peer, String id) {
        Element next = peer.read();
        while (!next.attribute("id").filter(id::equals).isPresent()) {
            next = peer.read();
        }
        return next;
    }

    @Test
    public void aHandlerFindsTheRosterAsTheEventTells() throws InterruptedException {
        FakeXmpp romeo = session(Session.Kind.CLIENT);
        romeo.on(
                RosterEvents.GOT_ONLINE,
                presence ->
                        events.add("online " + romeo.roster().contact(JULIET).isOnline()));
        romeo.on(
                RosterEvents.GOT_OFFLINE,
                presence ->
                        events.add("offline " + romeo.roster().contact(JULIET).isOnline()));
        romeo.onPresence((presence, session) ->
                events.add("presence " + session.roster().contact(JULIET).isOnline()));
        romeo.connect();
        Peer peer = server.next();
        peer.send(HERE);
        peer.send(GONE);
        assertThat(List.of(event(), event(), event(), event()))
                .containsExactly("online true", "presence true", "offline false", "presence false");
    }

    @Test
    public void anEventCanBeHandledByItsName() throws InterruptedException {
        FakeXmpp romeo = session(Session.Kind.CLIENT);
        romeo.stream()
                .on(
                        "presence_xa",
                        Delivery.QUEUED,
                        data -> events.add(((Presence) data).show().toString()));
        romeo.connect();
        server.next().send("<presence from='juliet@capulet.lit/balcony'><show>xa</show></presence>");
        assertThat(event()).isEqualTo("xa");
    }

    @Test
    @Point(50)
    public void aClientFetchesItsRosterAndAnswersPushesOnce() throws InterruptedException {
        FakeXmpp romeo = session(Session.Kind.CLIENT);
        romeo.on(RosterEvents.ROSTER_UPDATE, update -> events.add(update.items().toString()));
        romeo.connect();
        Peer peer = server.next();
        Element asked = peer.read();
        assertThat(asked.has("jabber:iq:roster", "query")).isTrue();
        String query = "<query xmlns='jabber:iq:roster'><item jid='juliet@capulet.lit' subscription='both'/></query>";
        peer.send("<iq type='result' id='" + asked.attribute("id").orElseThrow() + "'>" + query + "</iq>");
        assertThat(event()).contains("juliet@capulet.lit");
        assertThat(romeo.roster().items()).hasSize(1);
        peer.send("<iq type='set' id='1' from='romeo@montague.lit'>" + query.replace("both", "none") + "</iq>");
        peer.send("<iq type='set' id='2' from='mallory@evil.lit'>" + query.replace("both", "to") + "</iq>");
        assertThat(reply(peer, "1").attribute("type")).contains("result");
        Element refused = reply(peer, "2");
        assertThat(refused.attribute("type")).contains("error");
        assertThat(refused.toString()).contains("service-unavailable");
        assertThat(romeo.roster().item(JULIET).orElseThrow().state().to()).isFalse();
        assertThat(romeo.features()).doesNotContain("jabber:iq:roster");
    }

    @Test
    public void presenceIsForgottenWithTheSessionAndTheRosterIsNot() throws InterruptedException {
        FakeXmpp capulet = session(Session.Kind.COMPONENT);
        Jid nurse = Jid.of("nurse@capulet.lit");
        capulet.rosters().policy(RosterPolicy.OPEN);
        capulet.on(RosterEvents.GOT_ONLINE, presence -> events.add("online"));
        capulet.on(RosterEvents.GOT_OFFLINE, presence -> events.add("offline"));
        capulet.on(
                Session.DISCONNECTED,
                end -> events.add("contacts "
                        + capulet.rosters().of(nurse).contact(JULIET).isOnline()));
        capulet.connect();
        Peer peer = server.next();
        peer.send("<presence from='juliet@capulet.lit' to='nurse@capulet.lit' type='subscribe'/>");
        peer.send("<presence from='juliet@capulet.lit/balcony' to='nurse@capulet.lit'/>");
        assertThat(event()).isEqualTo("online");
        peer.cut();
        assertThat(event()).isEqualTo("contacts false");
        assertThat(capulet.rosters().of(nurse).items()).hasSize(1);
    }

    @Test
    @Point(51)
    public void aComponentAnswersSubscriptionsAndProbes() throws InterruptedException {
        FakeXmpp capulet = session(Session.Kind.COMPONENT);
        capulet.rosters().policy(RosterPolicy.OPEN);
        capulet.on(
                RosterEvents.SENT_PRESENCE,
                presence -> events.add(presence.type().toString()));
        capulet.connect();
        Peer peer = server.next();
        capulet.rosters().of(Jid.of("nurse@capulet.lit")).sendPresence(Presence.available());
        peer.send("<presence from='juliet@capulet.lit' to='nurse@capulet.lit' type='subscribe'/>");
        assertThat(List.of(peer.read(), peer.read(), peer.read()))
                .extracting(stanza -> stanza.attribute("type").orElse("available"))
                .containsExactly("subscribed", "available", "subscribe");
        peer.send("<presence from='juliet@capulet.lit/balcony' to='nurse@capulet.lit' type='probe'/>");
        Element answer = peer.read();
        assertThat(answer.attribute("to")).contains("juliet@capulet.lit/balcony");
        assertThat(answer.attribute("type")).isEmpty();
        assertThat(event()).isEqualTo("subscribed");
    }

    @Test
    public void whatAnExtensionClaimsGoesWithIt() throws InterruptedException {
        FakeXmpp romeo = session(Session.Kind.CLIENT);
        Registration rooms = romeo.add(new Rooms());
        romeo.on(RosterEvents.PRESENCE_AVAILABLE, presence -> events.add("available"));
        romeo.connect();
        Peer peer = server.next();
        peer.send(HERE);
        assertThat(event()).isEqualTo("available");
        assertThat(romeo.roster().contact(JULIET).isOnline()).isFalse();
        rooms.close();
        peer.send(HERE);
        assertThat(event()).isEqualTo("available");
        assertThat(romeo.roster().contact(JULIET).isOnline()).isTrue();
    }

    private record Room() {}

    /** Claims an address, and gives nothing back. */
    private static final class Rooms implements Plugin<Room> {
        @Override
        public Class<Room> api() {
            return Room.class;
        }

        @Override
        public Room attach(Scope scope) {
            var unused = scope.rosters().claim(JULIET);
            return new Room();
        }
    }
}
