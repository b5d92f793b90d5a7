/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

public class SocketTransportTest {
    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @Test
    public void carriesBytesBothWays() throws IOException {
        try (ServerSocket server = listening()) {
            Transport near = SocketTransport.connect("127.0.0.1", server.getLocalPort());
            try (Socket far = server.accept()) {
                near.out().write(new byte[] {1, 2, 3});
                assertThat(far.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
                far.getOutputStream().write(4);
                assertThat(near.in().read()).isEqualTo(4);
                near.close();
                assertThat(far.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    public void knowsItsPeer() throws IOException {
        try (ServerSocket server = listening()) {
            SocketTransport near = SocketTransport.connect("127.0.0.1", server.getLocalPort());
            assertThat(near.socket().getTcpNoDelay()).isTrue();
            near.abort();
            assertThat(near.peer()).as("also afterwards").isEqualTo("127.0.0.1:" + server.getLocalPort());
            near.abort();
            near.close();
        }
    }

    @Test
    public void connectsToThisMachineAloneWhereThatIsWanted() throws IOException {
        NotConnectedException refusal = new NotConnectedException("the stream is in the clear");
        assertThatThrownBy(() -> SocketTransport.connectToThisMachine("192.0.2.1", 5347, () -> refusal))
                .isSameAs(refusal);

        try (ServerSocket server = listening()) {
            SocketTransport.connectToThisMachine("127.0.0.1", server.getLocalPort(), () -> refusal)
                    .close();
            server.accept().close();
        }
    }

    @Test
    public void abortMakesABlockedReadFail() throws Exception {
        try (ServerSocket server = listening()) {
            Transport near = SocketTransport.connect("127.0.0.1", server.getLocalPort());
            CompletableFuture<Throwable> failure = blocked(() -> near.in().read());
            near.abort();
            assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    public void abortMakesABlockedWriteFail() throws Exception {
        try (ServerSocket server = listening()) {
            Transport near = SocketTransport.connect("127.0.0.1", server.getLocalPort());
            CompletableFuture<Throwable> failure = blocked(() -> {
                while (true) {
                    near.out().write(new byte[1024 * 1024]);
                }
            });
            near.abort();
            assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    private interface Io {
        void run() throws IOException;
    }

    private static CompletableFuture<Throwable> blocked(Io io) {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Threads.start("blocked", () -> {
            try {
                io.run();
            } catch (Throwable e) {
                failure.complete(e);
            }
        });
        return failure;
    }

    @Test
    public void saysWhatToDoAboutARefusedConnection() throws IOException {
        ServerSocket server = listening();
        int port = server.getLocalPort();
        server.close();

        assertThatThrownBy(() -> SocketTransport.connect("127.0.0.1", port))
                .isInstanceOf(ConnectionException.class)
                .hasMessage(
                        "127.0.0.1:" + port + " refuses the connection; check host and port, and that the server runs");
    }

    @Test
    public void saysWhatToDoAboutAnUnknownHost() {
        assertThatThrownBy(() -> SocketTransport.connect("verona.invalid", 5222))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("the host verona.invalid is not known; check its name, or the DNS");
    }
}
