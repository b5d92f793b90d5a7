/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.StreamConfig;

/** What becomes of messages and presence whose handlers throw. */
public class RefusalsTest {
    private static final String FROM = "' id='1' from='juliet@capulet.lit/balcony' to='romeo@montague.lit/orchard'/>";

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final FakeServer server = new FakeServer();
    private FakeXmpp romeo;
    private Peer peer;

    public RefusalsTest() throws IOException {}

    @After
    public void close() throws IOException {
        server.close();
        romeo.close();
    }

    private void connect(Session.Kind kind) throws InterruptedException {
        romeo = new FakeXmpp(server.port(), StreamConfig.named("romeo"), ReconnectPolicy.NEVER) {
            @Override
            public Kind kind() {
                return kind;
            }
        };
        romeo.handle(Iq.Type.GET, "urn:example:marker", "marker", (request, session) -> request.result());
        romeo.connect();
        peer = server.next();
    }

    private void throwing(RuntimeException failure) {
        romeo.onMessage((message, session) -> {
            throw failure;
        });
        romeo.onPresence((presence, session) -> {
            throw failure;
        });
    }

    private List<Stanza> sent() {
        peer.send("<iq type='get' id='marker' from='juliet@capulet.lit'><marker xmlns='urn:example:marker'/></iq>");
        List<Stanza> sent = new ArrayList<>();
        while (true) {
            Stanza stanza = Stanza.of(peer.read()).orElseThrow();
            if (stanza.id().filter("marker"::equals).isPresent()) {
                return sent;
            }
            sent.add(stanza);
        }
    }

    private boolean isRefused(String stanza) {
        peer.send("<" + stanza + FROM);
        List<Stanza> sent = sent();
        assertThat(sent).hasSizeLessThan(2).allSatisfy(error -> {
            assertThat(error.error().orElseThrow().condition()).isEqualTo(Condition.NOT_ACCEPTABLE);
            assertThat(error.id()).hasValue("1");
            assertThat(error.to()).map(Object::toString).hasValue("juliet@capulet.lit/balcony");
            assertThat(error.from()).map(Object::toString).hasValue("romeo@montague.lit/orchard");
        });
        return !sent.isEmpty();
    }

    @Test
    @Point(29)
    public void aClientRefusesWhatIsMeantForItAlone() throws Exception {
        connect(Session.Kind.CLIENT);
        throwing(new StanzaErrorException(Condition.NOT_ACCEPTABLE));
        // One error, though there are two that refuse.
        throwing(new StanzaErrorException(Condition.NOT_ACCEPTABLE));
        for (String one : new String[] {
            "message type='chat",
            "message type='normal",
            "message type='sonnet",
            "presence type='subscribe",
            "presence type='probe"
        }) {
            assertThat(isRefused(one)).as(one).isTrue();
        }
        for (String many : new String[] {
            "message type='groupchat",
            "message type='headline",
            "presence type='",
            "presence type='unavailable",
            "presence type='subscribed",
            "presence type='unsubscribe",
            "presence type='unsubscribed"
        }) {
            assertThat(isRefused(many)).as(many).isFalse();
        }
    }

    @Test
    public void aComponentRefusesWhatItLikes() throws Exception {
        connect(Session.Kind.COMPONENT);
        throwing(new StanzaErrorException(Condition.NOT_ACCEPTABLE));
        for (String each : new String[] {
            "message type='chat",
            "message type='groupchat",
            "message type='headline",
            "presence lang='",
            "presence type='subscribe",
            "presence type='unavailable"
        }) {
            assertThat(isRefused(each)).as(each).isTrue();
        }
    }

    /** RFC 6120, 8.3.1. */
    @Test
    @Point(29)
    public void nobodyRefusesAnErrorOrWhatIsFromNobody() throws Exception {
        connect(Session.Kind.COMPONENT);
        throwing(new StanzaErrorException(Condition.NOT_ACCEPTABLE));
        assertThat(isRefused("message type='error")).isFalse();
        assertThat(isRefused("presence type='error")).isFalse();
        peer.send("<message type='chat' id='1'/>");
        assertThat(sent()).isEmpty();
    }

    @Test
    public void theMistakeOfAHandlerIsNotTheSenders() throws Exception {
        connect(Session.Kind.CLIENT);
        throwing(new IllegalStateException("careless"));
        assertThat(isRefused("message type='chat")).isFalse();
        assertThat(isRefused("presence type='subscribe")).isFalse();
    }
}
