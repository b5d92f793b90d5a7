/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.client.ClientConfig;
import org.osier.client.ClientXmpp;
import org.osier.client.TlsException;
import org.osier.session.AuthenticationException;
import org.osier.session.Session;
import org.osier.stream.ConnectionException;
import org.osier.stream.XmppException;

/** Logins that must fail, each with one line that says what to do. */
public class RefusalsIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(RefusalsIT.class);

    @BeforeClass
    public static void makeAccounts() throws Exception {
        PROSODY.user("romeo@localhost");
        PROSODY.user("romeo@expired.localhost");
        PROSODY.user("romeo@wrongname.localhost");
    }

    @Test
    public void aWrongPassword() {
        ClientConfig config = ClientConfig.of("romeo@localhost", "wrong")
                .host("127.0.0.1")
                .port(PROSODY.clientPort())
                .trust(PROSODY.ca())
                .build();
        assertRefused(config, AuthenticationException.class, "password", false);
    }

    @Test
    public void anExpiredCertificate() throws Exception {
        assertRefused(PROSODY.client("romeo@expired.localhost").build(), TlsException.class, "certificate", false);
        assertThat(PROSODY.log()).doesNotContain("romeo@expired.localhost/");
    }

    @Test
    public void aCertificateForAnotherName() {
        assertRefused(
                PROSODY.client("romeo@wrongname.localhost").build(),
                TlsException.class,
                "not valid for wrongname.localhost",
                false);
    }

    @Test
    public void aCertificateThatThePlatformDoesNotTrust() {
        ClientConfig config = ClientConfig.of("romeo@localhost", Prosody.PASSWORD)
                .host("127.0.0.1")
                .port(PROSODY.clientPort())
                .build();
        assertRefused(config, TlsException.class, "not trusted", false);
    }

    @Test
    public void anUnknownHost() {
        ClientConfig config =
                PROSODY.client("romeo@localhost").host("no-such-host.invalid").build();
        assertRefused(config, ConnectionException.class, "no-such-host.invalid is not known", true);
    }

    @Test
    public void aRefusedPort() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        ClientConfig config = PROSODY.client("romeo@localhost").port(port).build();
        assertRefused(config, ConnectionException.class, "refuses the connection", true);
    }

    private static void assertRefused(
            ClientConfig config, Class<? extends XmppException> kind, String told, boolean mayPass) {
        try (ClientXmpp client = new ClientXmpp(config)) {
            assertThatThrownBy(client::connect)
                    .isInstanceOf(kind)
                    .hasMessageContaining(told)
                    .hasMessageNotContaining("\n")
                    .hasMessageNotContaining(Prosody.PASSWORD)
                    .satisfies(e -> assertThat(((XmppException) e).mayPass()).isEqualTo(mayPass));
            assertThat(client.state()).isEqualTo(Session.State.OFFLINE);
        }
    }
}
