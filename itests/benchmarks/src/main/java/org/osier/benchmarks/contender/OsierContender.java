/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

import org.osier.stream.Connection;
import org.osier.stream.Matcher;
import org.osier.stream.NotConnectedException;
import org.osier.stream.SocketTransport;
import org.osier.stream.StreamConfig;
import org.osier.stream.XmlStream;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.QName;
import org.osier.xml.XmlLimits;

/** Osier's stream, with a handler for each kind of stanza. */
final class OsierContender implements Contender {
    private static final String CLIENT = "jabber:client";
    private static final QName BODY = new QName(CLIENT, "body");
    private static final Element HEADER = Element.builder("http://etherx.jabber.org/streams", "stream")
            .attribute("to", DOMAIN)
            .attribute("version", "1.0")
            .build();

    private final Conduct conduct;
    private final Tally tally;

    OsierContender(Conduct conduct, Tally tally) {
        this.conduct = conduct;
        this.tally = tally;
    }

    @Override
    public void connect(int port) {
        Connection connection = new Connection(
                SocketTransport.connect("127.0.0.1", port), ContentNamespace.of(CLIENT), XmlLimits.AUTHENTICATED);
        connection.open(HEADER);
        connection.readElement();
        XmlStream stream = new XmlStream(StreamConfig.named("bench"));
        stream.handle("messages", Matcher.name(CLIENT, "message"), message -> receive(message, stream));
        stream.handle("presence", Matcher.name(CLIENT, "presence"), presence -> tally.stanza());
        stream.handle("iqs", Matcher.name(CLIENT, "iq"), iq -> tally.stanza());
        stream.run(connection);
        stream.send(Element.of(CLIENT, "presence"));
        if (conduct == Conduct.SEND) {
            new Thread(() -> sendMessages(stream), "sender").start();
        }
    }

    private void receive(Element message, XmlStream stream) throws InterruptedException {
        String body = message.child(BODY).map(Element::text).orElse("");
        if (conduct == Conduct.ECHO) {
            stream.send(Element.builder(CLIENT, "message")
                    .attribute("to", message.attribute("from").orElseThrow())
                    .attribute("id", message.attribute("id").orElseThrow())
                    .attribute("type", "chat")
                    .child(Element.builder(BODY).text(body).build())
                    .build());
        }
        tally.body(body);
    }

    private static void sendMessages(XmlStream stream) {
        try {
            for (long number = 0; ; number++) {
                stream.send(message(Chat.id(number)));
            }
        } catch (NotConnectedException e) {
            // The driver has seen enough.
        }
    }

    private static Element message(String id) {
        return Element.builder(CLIENT, "message")
                .attribute("to", PEER)
                .attribute("id", id)
                .attribute("type", "chat")
                .child(CLIENT, "body", Chat.BODY)
                .child(CLIENT, "thread", Chat.THREAD)
                .child(Element.of(Chat.CHAT_STATES, "active"))
                .child(Element.of(Chat.RECEIPTS, "request"))
                .child(Element.builder(Chat.STANZA_IDS, "origin-id")
                        .attribute("id", id)
                        .build())
                .build();
    }
}
