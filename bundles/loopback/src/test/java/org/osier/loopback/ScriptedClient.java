/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.osier.stream.Connection;
import org.osier.stream.SocketTransport;
import org.osier.stream.StreamError;
import org.osier.stream.StreamErrorException;
import org.osier.stream.Transport;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** The other end of a connection to the server, as a test plays it: says XML, and reads what comes, for 10 s at most. */
final class ScriptedClient {
    static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";
    static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final int PATIENCE_MILLIS = 10_000;

    private final Connection connection;

    private ScriptedClient(Connection connection) {
        this.connection = connection;
    }

    static ScriptedClient connect(int port, String namespace) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            ContentNamespace content = new ContentNamespace(namespace, "jabber:client");
            return new ScriptedClient(new Connection(new SocketTransport(socket), content, XmlLimits.AUTHENTICATED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection connection() {
        return connection;
    }

    /** Opens or restarts the stream and returns the features. */
    Element open() {
        connection.open(Element.builder(StreamError.STREAMS, "stream")
                .attribute("to", "localhost")
                .attribute("version", "1.0")
                .build());
        return read();
    }

    /** STARTTLS up to the features that follow. */
    Element secure() {
        return secure("TLSv1.3");
    }

    Element secure(String protocol) {
        return secure(protocol, Stage.CERTIFICATE);
    }

    Element secure(String protocol, LoopbackCertificate trusted) {
        open();
        send("<starttls xmlns='" + TLS + "'/>");
        read();
        connection.upgrade(transport -> tls(transport, protocol, trusted));
        return open();
    }

    private static Transport tls(Transport transport, String protocol, LoopbackCertificate trusted) {
        Socket tcp = ((SocketTransport) transport).socket();
        try {
            SSLSocket socket = (SSLSocket)
                    trusted.clientContext().getSocketFactory().createSocket(tcp, "localhost", tcp.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {protocol});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new SocketTransport(socket, tcp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Logs in with PLAIN and returns the answer. */
    Element plain(String user, String password) {
        return auth("PLAIN", "\0" + user + "\0" + password);
    }

    /** Chooses a mechanism and returns the answer. */
    Element auth(String mechanism, String initialResponse) {
        send("<auth xmlns='" + SASL + "' mechanism='" + mechanism + "'>" + base64(initialResponse) + "</auth>");
        return read();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text that came in Base64. */
    static String decoded(Element element) {
        return new String(Base64.getDecoder().decode(element.text()), StandardCharsets.UTF_8);
    }

    /** Binds a resource and returns the answer. */
    Element bind(String resource) {
        send("<iq type='set' id='b'><bind xmlns='" + BIND + "'><resource>" + resource + "</resource></bind></iq>");
        return read();
    }

    /** Opens a component's stream and sends the handshake. */
    void handshake(String domain, String secret) {
        Element header = connection.open(Element.builder(StreamError.STREAMS, "stream")
                .attribute("to", domain)
                .build());
        try {
            byte[] proof = MessageDigest.getInstance("SHA-1")
                    .digest((header.attribute("id").orElseThrow() + secret).getBytes(StandardCharsets.UTF_8));
            send("<handshake>" + HexFormat.of().formatHex(proof) + "</handshake>");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says this, as it is. */
    void send(String xml) {
        try {
            connection.transport().out().write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next element. */
    Element read() {
        return connection.readElement();
    }

    /** Says this and returns the next element. */
    Element ask(String xml) {
        send(xml);
        return read();
    }

    /**
     * Everything that has been sent so far, by whomever: a ping to the own server is answered after all that was routed
     * here before it.
     */
    List<Element> sync() {
        String id = UUID.randomUUID().toString();
        send("<iq type='get' id='" + id + "'><ping xmlns='urn:xmpp:ping'/></iq>");
        List<Element> before = new ArrayList<>();
        for (Element next = read(); !next.attribute("id").equals(Optional.of(id)); next = read()) {
            before.add(next);
        }
        return before;
    }

    /** Reads on to the stream error with which the server ends the stream. */
    StreamError.Condition error() {
        try {
            while (true) {
                read();
            }
        } catch (StreamErrorException e) {
            return e.error().condition();
        }
    }

    /** Waits until the server has ended the connection in whatever way. */
    void awaitEnd() {
        try {
            while (connection.transport().in().read() >= 0) {
                // What comes until then is of no interest.
            }
        } catch (IOException e) {
            if (e instanceof SocketTimeoutException) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
