/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.Test;
import org.osier.session.Session;
import org.osier.stream.ConnectionException;

public class ClientXmppTest {
    /** 192.0.2.1 is nobody's (RFC 5737), and nobody is asked: it is refused before anything is sent. */
    @Test
    public void withoutTlsNothingLeavesThisMachine() {
        ClientConfig config = ClientConfig.of("romeo@montague.lit", "wherefore")
                .host("192.0.2.1")
                .tls(ClientConfig.Tls.NONE)
                .build();
        try (ClientXmpp romeo = new ClientXmpp(config)) {
            assertThatThrownBy(romeo::connect)
                    .isInstanceOf(TlsException.class)
                    .hasMessageStartingWith("192.0.2.1 is another machine")
                    .hasMessageContaining("nothing was sent");
            assertThat(romeo.state()).isEqualTo(Session.State.OFFLINE);
        }
    }

    @Test
    public void withoutTlsThisMachineIsConnectedTo() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        ClientConfig config = ClientConfig.of("romeo@montague.lit", "wherefore")
                .host("127.0.0.1")
                .port(port)
                .tls(ClientConfig.Tls.NONE)
                .build();
        try (ClientXmpp romeo = new ClientXmpp(config)) {
            assertThatThrownBy(romeo::connect)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("refuses the connection");
        }
    }
}
