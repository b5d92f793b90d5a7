/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.osier.stream.ConnectionException;
import org.osier.stream.SocketTransport;
import org.osier.stream.Transport;

/** Puts TLS 1.2 or 1.3 on a connection, as the server. Immutable. */
final class Tls {
    private final SSLContext context;

    Tls(SSLContext context) {
        this.context = context;
    }

    /** Completes the handshake over a TCP connection. */
    Transport over(Transport transport) {
        Socket tcp = ((SocketTransport) transport).socket();
        try {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, true);
            socket.setUseClientMode(false);
            socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.startHandshake();
            return new SocketTransport(socket, tcp);
        } catch (IOException e) {
            transport.abort();
            throw new ConnectionException("TLS handshake with " + transport.peer() + " failed: " + e.getMessage(), e);
        }
    }
}
