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
    private static final QName MESSAGE = new QName(CLIENT, "message");
    private static final QName THREAD = new QName(CLIENT, "thread");
    private static final QName ACTIVE = new QName(Chat.CHAT_STATES, "active");
    private static final QName REQUEST = new QName(Chat.RECEIPTS, "request");
    private static final QName ORIGIN_ID = new QName(Chat.STANZA_IDS, "origin-id");
    private static final QName TO = new QName("", "to");
    private static final QName ID = new QName("", "id");
    private static final QName TYPE = new QName("", "type");
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
            stream.send(Element.builder(MESSAGE)
                    .attribute(TO, message.attribute("from").orElseThrow())
                    .attribute(ID, message.attribute(ID).orElseThrow())
                    .attribute(TYPE, "chat")
                    .child(Element.of(BODY, body))
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

    static Element message(String id) {
        return Element.builder(MESSAGE)
                .attribute(TO, PEER)
                .attribute(ID, id)
                .attribute(TYPE, "chat")
                .child(Element.of(BODY, Chat.BODY))
                .child(Element.of(THREAD, Chat.THREAD))
                .child(Element.of(ACTIVE))
                .child(Element.of(REQUEST))
                .child(Element.builder(ORIGIN_ID).attribute(ID, id).build())
                .build();
    }
}
