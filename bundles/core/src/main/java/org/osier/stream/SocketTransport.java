/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Supplier;

/** A {@link Transport} over a TCP socket, or over a layer such as TLS on top of one. */
public final class SocketTransport implements Transport {
    private static final int CONNECT_MILLIS = 10_000;

    private final Socket socket;
    private final Socket tcp;
    private final InputStream in;
    private final OutputStream out;

    /**
     * Connects to a host, within {@value #CONNECT_MILLIS} ms for each of its addresses.
     *
     * @throws ConnectionException when it is not known, refuses or does not answer
     */
    public static SocketTransport connect(String host, int port) {
        return connect(host, port, resolve(host));
    }

    /**
     * Connects to a host if it is this machine, for streams that nothing protects.
     *
     * @param refusal what is thrown when it is another; nothing has been sent then
     * @throws ConnectionException when it is not known, refuses or does not answer
     */
    public static SocketTransport connectToThisMachine(
            String host, int port, Supplier<? extends XmppException> refusal) {
        // The addresses that are looked at are the ones that are used: the name is not asked for again.
        InetAddress[] addresses = resolve(host);
        if (!Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress)) {
            throw refusal.get();
        }
        return connect(host, port, addresses);
    }

    private static InetAddress[] resolve(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new ConnectionException("the host " + host + " is not known; check its name, or the DNS", e);
        }
    }

    private static SocketTransport connect(String host, int port, InetAddress[] addresses) {
        IOException failure = null;
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
                return new SocketTransport(socket);
            } catch (IOException e) {
                quietly(socket);
                failure = e;
            }
        }
        throw explained(host + ":" + port, failure);
    }

    private static ConnectionException explained(String peer, IOException e) {
        String why = "cannot be reached: " + (e == null ? "no address" : e.getMessage());
        if (e instanceof SocketTimeoutException) {
            why = "does not answer; check host, port and firewall";
        } else if (e instanceof ConnectException) {
            why = "refuses the connection; check host and port, and that the server runs";
        }
        return new ConnectionException(peer + " " + why, e);
    }

    /** Takes over a connected socket. */
    public SocketTransport(Socket socket) throws IOException {
        this(socket, socket);
    }

    /** Takes over a connected socket that is layered over another, which {@link #abort} closes without ceremony. */
    public SocketTransport(Socket layered, Socket tcp) throws IOException {
        this.socket = layered;
        this.tcp = tcp;
        tcp.setTcpNoDelay(true);
        this.in = layered.getInputStream();
        this.out = layered.getOutputStream();
    }

    /** The socket that carries the stream; for putting TLS on top of it. */
    public Socket socket() {
        return socket;
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void close() {
        quietly(socket);
    }

    @Override
    public void abort() {
        // Closing a TLS socket waits for a blocked write; closing the TCP socket below makes that write fail.
        quietly(tcp);
    }

    private static void quietly(Socket closing) {
        try {
            closing.close();
        } catch (IOException e) {
            // Closed is what was wanted.
        }
    }

    @Override
    public String peer() {
        return tcp.getInetAddress().getHostAddress() + ":" + tcp.getPort();
    }
}
