/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.Test;
import org.osier.client.ClientConfig;
import org.osier.client.ClientConfig.Tls;
import org.osier.component.ComponentConfig;

/** What becomes of options, of both kinds of sessions. */
public final class SessionConfigTest {
    @Test
    public void clientHasDefaults() throws OptionException {
        ClientConfig config = client(Map.of("jid", "romeo@example.net/orchard", "password", "secret"));

        assertThat(config.jid()).hasToString("romeo@example.net/orchard");
        assertThat(config.connectHost()).isEqualTo("example.net");
        assertThat(config.port()).isEqualTo(5222);
        assertThat(config.tls()).isEqualTo(Tls.REQUIRED);
        assertThat(config.trust()).isEmpty();
        assertThat(config.initialPresence()).isTrue();
    }

    @Test
    public void clientTakesWhatIsGiven() throws OptionException {
        ClientConfig config = client(Map.of(
                "jid", "romeo@localhost",
                "password", "secret",
                "host", "127.0.0.1",
                "port", "15222",
                "tls", "none",
                "presence", "false"));

        assertThat(config.connectHost()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(15222);
        assertThat(config.tls()).isEqualTo(Tls.NONE);
        assertThat(config.initialPresence()).isFalse();
    }

    @Test
    public void clientIsNoServer() {
        assertThatThrownBy(() -> client(Map.of("jid", "localhost", "password", "secret")))
                .isInstanceOfSatisfying(
                        OptionException.class, e -> assertThat(e.option()).isEqualTo("jid"))
                .hasMessageContaining("needs an account");
    }

    @Test
    public void clientRefusesAnotherTlsPolicy() {
        assertThatThrownBy(() -> client(Map.of("jid", "romeo@localhost", "password", "secret", "tls", "maybe")))
                .isInstanceOfSatisfying(
                        OptionException.class, e -> assertThat(e.option()).isEqualTo("tls"))
                .hasMessage("\"maybe\" is not possible; it must be required or none");
    }

    @Test
    public void componentHasDefaults() throws OptionException {
        ComponentConfig config = component(Map.of("domain", "echo.localhost", "secret", "s3cr3t"));

        assertThat(config.jid()).hasToString("echo.localhost");
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(5347);
        assertThat(config.remoteAllowed()).isFalse();
    }

    @Test
    public void componentIsADomain() {
        assertThatThrownBy(() -> component(Map.of("domain", "romeo@localhost", "secret", "s3cr3t")))
                .isInstanceOfSatisfying(
                        OptionException.class, e -> assertThat(e.option()).isEqualTo("domain"))
                .hasMessageContaining("is not a domain");
    }

    private static ClientConfig client(Map<String, Object> values) throws OptionException {
        return ClientSessions.config(options(values));
    }

    private static ComponentConfig component(Map<String, Object> values) throws OptionException {
        return ComponentSessions.config(options(values));
    }

    private static Options options(Map<String, Object> values) {
        return new Options(values, new Surroundings(Path.of("").toAbsolutePath(), name -> null));
    }
}
