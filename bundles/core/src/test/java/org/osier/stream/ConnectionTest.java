/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

public class ConnectionTest {
    private static final String HEADER = "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' id='++TR84' version='1.0'>";

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final MemoryTransport[] ends = MemoryTransport.pair(64 * 1024);
    private final MemoryTransport far = ends[1];
    private final Connection connection = Peers.connection(ends[0]);

    private void peerSays(String xml) throws Exception {
        far.out().write(xml.getBytes(StandardCharsets.UTF_8));
    }

    private String peerHears() throws Exception {
        byte[] bytes = new byte[10_000];
        int count = far.in().read(bytes);
        return count < 0 ? "" : new String(bytes, 0, count, StandardCharsets.UTF_8);
    }

    @Test
    public void opensAStreamAndReadsThePeersHeader() throws Exception {
        peerSays(HEADER + "<stream:features/>");
        Element header = connection.open(Peers.HEADER);

        assertThat(header.attribute("id")).contains("++TR84");
        assertThat(connection.peerHeader()).isEqualTo(header);
        assertThat(peerHears()).startsWith("<?xml version='1.0'?><stream:stream ");
        assertThat(connection.readElement().is(StreamError.STREAMS, "features")).isTrue();
    }

    @Test
    @Point(23)
    public void restartsAStreamWithANewParser() throws Exception {
        peerSays(HEADER);
        connection.open(Peers.HEADER);
        peerSays("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        connection.readElement();

        peerSays(HEADER.replace("++TR84", "gPybzaOzBmaADgxKXu9UClbprp0="));
        assertThat(connection.open(Peers.HEADER).attribute("id")).contains("gPybzaOzBmaADgxKXu9UClbprp0=");
    }

    @Test
    public void restartsAlsoWhenTheNewHeaderCameEarly() throws Exception {
        peerSays(HEADER + "<success/>" + HEADER.replace("++TR84", "early"));
        connection.open(Peers.HEADER);
        connection.readElement();

        assertThat(connection.open(Peers.HEADER).attribute("id")).contains("early");
    }

    @Test
    public void tellsThePeerThatItsHeaderIsNone() throws Exception {
        peerSays(HEADER.replace("etherx.jabber.org/streams", "example.org/evil"));

        assertThatThrownBy(() -> connection.open(Peers.HEADER))
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(Condition.INVALID_NAMESPACE));
        assertThat(peerHears()).contains("<invalid-namespace ").endsWith("</stream:stream>");
        assertThat(ends[0].isClosed()).isTrue();
    }

    @Test
    public void tellsThePeerThatItsXmlIsRefused() throws Exception {
        peerSays(HEADER);
        connection.open(Peers.HEADER);
        peerHears();
        peerSays("<a><!-- --></a>");

        assertThatThrownBy(connection::read)
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(Condition.RESTRICTED_XML));
        assertThat(peerHears()).startsWith("<stream:error><restricted-xml ").endsWith("</stream:stream>");
    }

    @Test
    public void throwsThePeersError() throws Exception {
        peerSays(HEADER + "<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
        connection.open(Peers.HEADER);

        assertThatThrownBy(connection::read)
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(Condition.HOST_UNKNOWN));
    }

    @Test
    public void anErrorIsOneByItsNamespaceWhateverItsPrefix() throws Exception {
        peerSays(HEADER + "<stream:error xmlns:stream='urn:x'/><s:error xmlns:s='" + StreamError.STREAMS + "'/>");
        connection.open(Peers.HEADER);

        assertThat(connection.readElement().namespace()).isEqualTo("urn:x");
        assertThatThrownBy(connection::read).isInstanceOf(StreamErrorException.class);
    }

    @Test
    public void tellsTheEndOfTheStreamFromThatOfTheConnection() throws Exception {
        peerSays(HEADER + "</stream:stream>");
        connection.open(Peers.HEADER);
        assertThat(connection.read()).isEmpty();
        assertThatThrownBy(connection::readElement)
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("ended the stream in the middle of the negotiation");
    }

    @Test
    public void reportsALostConnection() throws Exception {
        peerSays(HEADER);
        connection.open(Peers.HEADER);
        far.close();

        assertThatThrownBy(connection::read)
                .isInstanceOf(ConnectionException.class)
                .hasMessage("connection to memory:5222 lost: the peer closed the connection without ending the stream");
        assertThatThrownBy(() -> connection.write(Peers.message(1))).isInstanceOf(ConnectionException.class);
    }

    @Test
    public void failingIsSafeWhenThePeerIsGone() {
        far.close();
        connection.fail(StreamError.of(Condition.CONFLICT));

        assertThat(ends[0].isClosed()).isTrue();
    }

    @Test
    public void keepsToNewLimits() throws Exception {
        peerSays(HEADER + "<a><a><a/></a></a><a><a><a/></a></a>");
        connection.open(Peers.HEADER);
        assertThat(connection.read()).isPresent();

        connection.limits(new XmlLimits(1024, 2, 8, 16));
        assertThatThrownBy(connection::read)
                .isInstanceOfSatisfying(
                        StreamErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(Condition.POLICY_VIOLATION));
    }

    @Test
    public void acceptsAPeersStreamAndAnswersIt() throws Exception {
        peerSays(HEADER);
        Element theirs = connection.accept(their ->
                Peers.HEADER.toBuilder().attribute("to", their.attribute("id")).build());

        assertThat(theirs.attribute("id")).contains("++TR84");
        assertThat(peerHears()).contains(" to='++TR84'>");
    }

    @Test
    public void refusesAPeersContentNamespaceWithinAStreamOfItsOwn() throws Exception {
        peerSays(HEADER.replace("jabber:client", "jabber:server"));

        assertThatThrownBy(() -> connection.accept(theirs -> Peers.HEADER)).isInstanceOf(StreamErrorException.class);
        assertThat(peerHears())
                .startsWith("<?xml version='1.0'?><stream:stream ")
                .contains("<stream:error><invalid-namespace ")
                .endsWith("</stream:stream>");
    }

    @Test
    public void refusesAnythingElseWithinAStreamOfItsOwn() throws Exception {
        peerSays("GET / HTTP/1.1\r\n");

        assertThatThrownBy(() -> connection.accept(theirs -> Peers.HEADER)).isInstanceOf(StreamErrorException.class);
        assertThat(peerHears())
                .startsWith("<?xml version='1.0'?><stream:stream ")
                .contains("<stream:error><not-well-formed ")
                .endsWith("</stream:stream>");
    }

    @Test
    public void saysOnceThatThePeerMayNotSpeakXmpp() throws Exception {
        peerSays("HTTP/1.1 400 Bad Request\r\n\r\n");

        assertThatThrownBy(() -> connection.open(Peers.HEADER))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("memory:5222 does not speak XMPP; check host and port");
    }
}
