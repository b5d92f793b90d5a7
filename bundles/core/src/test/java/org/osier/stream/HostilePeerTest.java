/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;

/** What a hostile peer gets to read for its bytes, and what of them reaches handlers. */
public class HostilePeerTest {
    @Rule
    public final Timeout bound = Timeout.seconds(60);

    /** Of bytes as characters of ISO-8859-1. */
    private static Map<String, Condition> answers() {
        Map<String, Condition> answers = new LinkedHashMap<>();
        for (String restricted : List.of("<!-- a -->", "<?a?>", "<!DOCTYPE a>", "<a>&lol;</a>", "<a b='&lol;'/>")) {
            answers.put(restricted, Condition.RESTRICTED_XML);
            answers.put("<iq>" + restricted, Condition.RESTRICTED_XML);
        }
        for (String malformed : List.of(
                "<a></b>",
                "x<a/>",
                "<a>]]></a>",
                "<a>&#0;</a>",
                "<a>\u00c0\u00bc</a>",
                "<a>\u00ff</a>",
                "<a>\u0000",
                "<a b='\u00ed\u00a0\u0080'/>",
                "<a\u00f4\u0080\u0080\u0080/>",
                "<p:a/>",
                "<a xmlns:xml='b'/>")) {
            answers.put(malformed, Condition.NOT_WELL_FORMED);
        }
        for (String large : List.of("<a>".repeat(65), "<" + "n".repeat(1025) + "/>", "<a>" + "x".repeat(256 * 1024))) {
            answers.put(large, Condition.POLICY_VIOLATION);
        }
        return answers;
    }

    private static void say(MemoryTransport transport, String bytes) {
        Threads.start("peer", () -> {
            try {
                transport.out().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            } catch (java.io.IOException e) {
                // We hung up amid it, as we may.
            }
        });
    }

    private static void isTold(Connection peer, Condition condition, String what) {
        assertThatThrownBy(peer::read)
                .as(what)
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(condition));
    }

    private static String shown(String xml) {
        return xml.substring(0, Math.min(40, xml.length()));
    }

    @Test
    public void isToldWhyAmidTheSession() throws Exception {
        for (Map.Entry<String, Condition> each : answers().entrySet()) {
            Peers peers = new Peers().connect();
            say(peers.far, each.getKey());
            isTold(peers.peer, each.getValue(), shown(each.getKey()));
            assertThat(peers.peer.read()).as("the footer").isEmpty();
            assertThat(peers.end().cause()).containsInstanceOf(StreamErrorException.class);
        }
    }

    @Test
    public void isToldWhyAmidTheNegotiation() {
        for (Map.Entry<String, Condition> each : answers().entrySet()) {
            Peers peers = new Peers();
            Connection ours = peers.open(Peers.CAPACITY);
            say(peers.far, each.getKey());
            assertThatThrownBy(ours::read)
                    .as(shown(each.getKey()))
                    .isInstanceOfSatisfying(
                            StreamErrorException.class,
                            e -> assertThat(e.error().condition()).isEqualTo(each.getValue()));
            isTold(peers.peer, each.getValue(), shown(each.getKey()));
        }
    }

    @Test
    public void reachesHandlersByQualifiedNamesOnly() throws Exception {
        Peers peers = new Peers();
        List<String> seen = new CopyOnWriteArrayList<>();
        peers.stream.handle("iqs", Matcher.name(Peers.CLIENT, "iq"), e -> seen.add(id(e)));
        peers.stream.handle(
                "rosters", Matcher.ANY.withChild("jabber:iq:roster", "query"), e -> seen.add("roster " + id(e)));
        peers.connect();
        peers.sayRaw("<iq id='1'/><x:iq xmlns:x='jabber:client' id='2'/><iq xmlns='jabber:server' id='3'/>"
                + "<iq xmlns='' id='4'/><stream:iq id='5'/><x:y xmlns:x='jabber:client' id='6'/>"
                + "<iq id='7'><query xmlns='jabber:iq:roster'/></iq><a id='8'><query/></a>"
                + "<a id='9'><r:query xmlns:r='jabber:iq:roster'/></a>"
                + "<a xmlns='jabber:iq:roster' id='10'><b><query/></b></a>"
                + "<iq xmlns:stream='jabber:client' id='11'/><stream:iq xmlns:stream='jabber:client' id='12'/>"
                + "</stream:stream>");
        peers.end();
        peers.settle();

        assertThat(seen).containsExactly("1", "2", "7", "roster 7", "roster 9", "11", "12");
    }

    private static String id(Element element) {
        return element.attribute("id").orElse("");
    }

    /** {@code <stream:error/>} is one by its namespace; the prefix alone ends nothing. */
    @Test
    public void endsTheStreamByErrorsOfTheStreamsNamespaceOnly() throws Exception {
        Peers peers = new Peers().connect();
        peers.sayRaw(
                "<stream:error xmlns:stream='urn:evil'><conflict/></stream:error><error/><iq><stream:error/></iq>");
        peers.sayRaw("<e:error xmlns:e='" + StreamError.STREAMS
                + "'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></e:error>");

        assertThat(peers.end().cause().orElseThrow())
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(Condition.CONFLICT));
    }

    @Test
    @Point(23)
    public void aRestartCarriesNoDeclarationOver() {
        Peers peers = new Peers();
        Connection ours = peers.open(Peers.CAPACITY);
        peers.sayRaw("<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:p='urn:p' xmlns:stream='"
                + StreamError.STREAMS + "' id='1' xml:lang='fr'><p:a/>");
        ours.readHeader();
        assertThat(ours.readElement()).isEqualTo(Element.of("urn:p", "a"));

        peers.sayRaw("<?xml version='1.0'?><s:stream xmlns='jabber:client' xmlns:s='" + StreamError.STREAMS
                + "'><b/><p:a/>");
        assertThat(ours.readHeader().attributes())
                .as("id and language of before")
                .isEmpty();
        assertThat(ours.readElement()).isEqualTo(Element.of(Peers.CLIENT, "b"));
        assertThatThrownBy(ours::read).isInstanceOf(StreamErrorException.class);
    }

    @Test
    @Point(23)
    public void aRestartOutOfTurnEndsTheStream() {
        Peers peers = new Peers();
        Connection ours = peers.open(Peers.CAPACITY);
        peers.sayRaw("<a>");
        peers.sayRaw("<?xml version='1.0'?><stream:stream xmlns:stream='" + StreamError.STREAMS + "'>");

        assertThatThrownBy(ours::read).isInstanceOf(StreamErrorException.class);
    }
}
