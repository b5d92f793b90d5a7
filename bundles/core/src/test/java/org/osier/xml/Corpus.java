/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.List;

/** Streams as clients, servers and components send them: what hostile ones are made from. Constants. */
public final class Corpus {
    private static final String CLIENT = "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' to='montague.lit' version='1.0'>";
    private static final String SERVER = "<stream:stream xmlns='jabber:client' id='++TR84Sm6A3hnt3Q065SnAbbk3Y='"
            + " xmlns:stream='http://etherx.jabber.org/streams' from='montague.lit' version='1.0' xml:lang='en'>";
    private static final String UNPREFIXED =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<stream xmlns=\"http://etherx.jabber.org/streams\">";
    private static final String COMPONENT = "<stream:stream xmlns='jabber:component:accept'"
            + " xmlns:stream='http://etherx.jabber.org/streams' from='plays.shakespeare.lit' id='3BF96D32'>";
    private static final String END = "</stream:stream>";

    private static final String CHAT = "<message from='juliet@capulet.lit/balcony' to='romeo@montague.lit' type='chat'"
            + " id='ktx72v49' xml:lang='en'><body>Art thou not Romeo, &amp; a Montague? \u2026</body>"
            + "<thread>e0ffe42b28561960c6b12b944a092794b9683a38</thread>"
            + "<active xmlns='http://jabber.org/protocol/chatstates'/><request xmlns='urn:xmpp:receipts'/></message>";
    private static final String CAPS = "<presence from='juliet@capulet.lit/balcony'><show>away</show>"
            + "<status xml:lang='cs'>Pro\u010d jsi ty, Romeo</status><c xmlns='http://jabber.org/protocol/caps'"
            + " hash='sha-1' node='http://code.google.com/p/exodus' ver='QgayPKawpkPSDYmwT/WM94uAlu0='/></presence>";
    private static final String PUBSUB = "<message from='pubsub.shakespeare.lit' to='francisco@denmark.lit'>"
            + "<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='princely_musings'><item id='ae89'>"
            + "<entry xmlns='http://www.w3.org/2005/Atom'><title>Soliloquy</title><summary>\nTo be, or not to be:"
            + " that is the question</summary><link rel='alternate' type='text/html' href='http://denmark.lit/?a=1&amp;b'/>"
            + "</entry></item></items></event></message>";
    private static final String DISCO = "<iq type='result' from='plays.shakespeare.lit' to='romeo@montague.lit/orchard'"
            + " id='info1'><query xmlns='http://jabber.org/protocol/disco#info'><identity category='conference'"
            + " type='text' name='Play-Specific Chatrooms'/><feature var='http://jabber.org/protocol/muc'/></query></iq>";
    private static final String ROSTER = "<iq type='set' id='a78b4q6ha463'><query xmlns='jabber:iq:roster' ver='ver7'>"
            + "<item jid='nurse@capulet.lit' name='N\u00fcrse' subscription='both'><group>Servants</group></item>"
            + "</query></iq>";
    private static final String FEATURES = "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'>"
            + "<required/></starttls><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
            + "<mechanism>SCRAM-SHA-1</mechanism></mechanisms></stream:features>";
    private static final String SASL = "<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>cj1vTXNUQUF3QUFBQU1BQUFBTl"
            + "AwVEFBQUFBQUJQVTBBQQ==</challenge><success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>";
    private static final String ACKS = "<enabled xmlns='urn:xmpp:sm:3' id='some-long-sm-id' resume='true'/>"
            + "<r xmlns='urn:xmpp:sm:3'/> <a xmlns='urn:xmpp:sm:3' h='4294967295'/>";
    private static final String XHTML = "<message><body>&lt;hi&gt; &#x1F600;</body><html xmlns="
            + "'http://jabber.org/protocol/xhtml-im'><x:body xmlns:x='http://www.w3.org/1999/xhtml' x:style='a>b'>"
            + "<x:p>a<x:em>b</x:em>c<![CDATA[<d>]]]]>&apos;&quot;</x:p></x:body></html></message>";
    private static final String ERROR = "<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
            + "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>Replaced</text></stream:error>";

    private static final List<String> STREAMS = List.of(
            CLIENT + CHAT + END,
            CLIENT + CAPS + "\n" + CAPS + END,
            CLIENT + PUBSUB,
            SERVER + DISCO + END,
            SERVER + ROSTER + "<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>" + END,
            SERVER + FEATURES + "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
            SERVER + FEATURES + SASL,
            SERVER + ACKS + "<presence/>" + END,
            CLIENT + XHTML + END,
            CLIENT + ERROR + END,
            COMPONENT + "<handshake/>" + "<message to='a@plays.shakespeare.lit'><body>\uD83D\uDE00</body></message>",
            UNPREFIXED + "<a b=\"'\" xml:space='preserve'> </a>\r\n<c/></stream>",
            SERVER + "<iq/><a:b xmlns:a='urn:a' a:c=''/>" + END);

    private Corpus() {}

    /** Whole streams, all of which can be read to their end. */
    public static List<String> streams() {
        return STREAMS;
    }
}
