/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.session.FakeServer.Peer;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.StreamConfig;
import org.osier.stream.Threads;
import org.osier.stream.XmppException;
import org.osier.xml.Element;

/** Two sessions whose handlers refuse all that there is do not keep each other busy. */
public class ErrorLoopTest {
    private static final Jid ROMEO = Jid.of("romeo.montague.lit");
    private static final Jid JULIET = Jid.of("juliet.capulet.lit");
    private static final Element NOTE = Element.of("urn:example:note", "note");
    private static final Element MARKER = Element.of("urn:example:marker", "marker");

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final FakeServer server = new FakeServer();
    private final Queue<String> passed = new ConcurrentLinkedQueue<>();
    private FakeXmpp romeo;
    private FakeXmpp juliet;

    public ErrorLoopTest() throws IOException {}

    @After
    public void close() throws IOException {
        server.close();
        romeo.close();
        juliet.close();
    }

    private FakeXmpp throwing(Jid own) {
        FakeXmpp session = new FakeXmpp(server.port(), StreamConfig.named(own.toString()), ReconnectPolicy.NEVER) {
            @Override
            public Kind kind() {
                return Kind.COMPONENT;
            }
        };
        session.handle(Iq.Type.GET, MARKER.namespace(), MARKER.local(), (request, seen) -> request.result());
        session.handle(Iq.Type.GET, NOTE.namespace(), NOTE.local(), (request, seen) -> {
            throw new IllegalStateException("never");
        });
        session.onMessage((message, seen) -> {
            throw new StanzaErrorException(Condition.NOT_ACCEPTABLE);
        });
        session.onPresence((presence, seen) -> {
            throw new StanzaErrorException(Condition.NOT_ACCEPTABLE);
        });
        session.connect();
        return session;
    }

    /** Takes stanzas from one to the other, as a server does. */
    private void relay(Peer from, Jid sender, Peer to) {
        Threads.start("relay", () -> {
            try {
                while (true) {
                    Stanza stanza = Stanza.of(from.read()).orElseThrow();
                    passed.add(stanza.element().local() + " "
                            + stanza.element().attribute("type").orElse("none"));
                    to.connection().write(stanza.withFrom(sender).element());
                }
            } catch (XmppException | AssertionError e) {
                // The test is over.
            }
        });
    }

    @Test
    @Point(29)
    public void eachStanzaIsRefusedOnceAndNoErrorIs() throws Exception {
        romeo = throwing(ROMEO);
        Peer romeos = server.next();
        juliet = throwing(JULIET);
        Peer juliets = server.next();
        relay(romeos, ROMEO, juliets);
        relay(juliets, JULIET, romeos);
        for (Message.Type type : Message.Type.values()) {
            romeo.send(new Message(Element.builder(Stanza.NAMESPACE, "message")
                    .attribute("type", type.toString())
                    .attribute("to", JULIET.toString())
                    .build()));
        }
        for (String type : new String[] {"subscribe", "subscribed", "unavailable", "error", "probe"}) {
            romeo.send(Stanza.of(Element.builder(Stanza.NAMESPACE, "presence")
                            .attribute("type", type)
                            .attribute("to", JULIET.toString())
                            .build())
                    .orElseThrow());
        }
        var unused = romeo.request(Iq.get(JULIET, NOTE));
        romeo.send(Iq.get(JULIET, NOTE).withId("unasked"));
        romeo.send(new Iq(Element.builder(Stanza.NAMESPACE, "iq")
                .attribute("type", "error")
                .attribute("id", "x")
                .attribute("to", JULIET.toString())
                .child(NOTE)
                .build()));
        romeo.send(new Iq(Element.builder(Stanza.NAMESPACE, "iq")
                .attribute("type", "result")
                .attribute("to", JULIET.toString())
                .build()));
        int trips = 5;
        for (int i = 0; i < trips; i++) {
            // In order with all else: what goes round in between has gone round that often.
            romeo.requestAndWait(Iq.get(JULIET, MARKER));
            juliet.requestAndWait(Iq.get(ROMEO, MARKER));
        }
        assertThat(passed.stream().filter("message error"::equals))
                .as("one sent, four refused")
                .hasSize(1 + 4);
        assertThat(passed.stream().filter("presence unsubscribed"::equals))
                .as("the roster's answer to the probe (RFC 6121, 4.3.2)")
                .hasSize(1);
        assertThat(passed.stream().filter("presence error"::equals))
                .as("one sent, four refused, and the answer to the probe")
                .hasSize(1 + 4 + 1);
        assertThat(passed.stream().filter("iq error"::equals))
                .as("one sent, two refused")
                .hasSize(1 + 2);
        assertThat(passed).hasSize(5 + 4 + 5 + 4 + 2 + 4 + 2 + 4 * trips);
    }
}
