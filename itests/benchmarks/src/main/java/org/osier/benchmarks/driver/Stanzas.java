/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.nio.charset.StandardCharsets;

/** Blocks of stanzas as bytes, built before anything is measured, the same for every contender. */
public final class Stanzas {
    /** How many messages {@link #chats} holds; all of them are of the same length. */
    public static final int CHATS = 1000;

    private static final String ADDRESSES =
            " from='romeo@montague.example/orchard' to='juliet@bench.localhost/balcony'";
    private static final String BODY =
            "O gentle Romeo, if thou dost love, pronounce it faithfully: or if thou think'st I am" + " too quickly won";
    private static final String PROSE =
            "But soft, what light through yonder window breaks? It is the east, and Juliet is"
                    + " the sun. Arise, fair sun, and kill the envious moon, who is already sick and pale with grief, that thou her"
                    + " maid art far more fair than she. Be not her maid, since she is envious.";
    /** Half chat, three tenths presence, two tenths pubsub events. */
    private static final String MIXED = "CPCECPCECP";

    private static final int ROUNDS_OF_MIXED = 60;

    private Stanzas() {}

    /** Chat messages with different ids. */
    public static byte[] chats() {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < CHATS; i++) {
            xml.append(chat(i));
        }
        return bytes(xml);
    }

    /** The mixture. */
    public static byte[] mixed() {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < ROUNDS_OF_MIXED * MIXED.length(); i++) {
            xml.append(
                    switch (MIXED.charAt(i % MIXED.length())) {
                        case 'C' -> chat(i);
                        case 'P' -> presence(i);
                        default -> event(i);
                    });
        }
        return bytes(xml);
    }

    /** One chat message. */
    static String chat(int number) {
        String id = "7f1c-" + (100_000 + number);
        return "<message" + ADDRESSES + " id='" + id + "' type='chat'><body>" + BODY
                + "</body><thread>0e3141cd80894871a68e6fe6b1ec56fa</thread>"
                + "<active xmlns='http://jabber.org/protocol/chatstates'/><request xmlns='urn:xmpp:receipts'/>"
                + "<origin-id xmlns='urn:xmpp:sid:0' id='" + id + "'/></message>";
    }

    /** One presence with entity capabilities. */
    static String presence(int number) {
        return "<presence" + ADDRESSES + "><show>away</show><status>wandering in the orchard " + (100_000 + number)
                + "</status><priority>5</priority><c xmlns='http://jabber.org/protocol/caps' hash='sha-1'"
                + " node='https://montague.example/client' ver='QgayPKawpkPSDYmwT/WuA94uivI='/></presence>";
    }

    /** One message with a pubsub event that notifies of three items. */
    static String event(int number) {
        StringBuilder xml = new StringBuilder("<message" + ADDRESSES + " id='7f1c-" + (100_000 + number)
                + "' type='headline'><event xmlns='http://jabber.org/protocol/pubsub#event'>"
                + "<items node='urn:xmpp:microblog:0'>");
        for (int item = 0; item < 3; item++) {
            xml.append("<item id='item-")
                    .append(item)
                    .append("'>")
                    .append(entry())
                    .append("</item>");
        }
        return xml.append("</items></event></message>").toString();
    }

    private static String entry() {
        return "<entry xmlns='http://www.w3.org/2005/Atom'><title>Soliloquy</title><summary>" + PROSE
                + "</summary><author><name>Romeo Montague</name><uri>xmpp:romeo@montague.example</uri></author>"
                + "<link rel='alternate' type='text/html' href='https://montague.example/verona/1597/04/13'/>"
                + "<id>tag:montague.example,1597:entry-32397</id><published>1597-04-13T18:30:02Z</published>"
                + "<updated>1597-04-13T18:30:02Z</updated></entry>";
    }

    private static byte[] bytes(StringBuilder xml) {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
