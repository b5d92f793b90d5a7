/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;

public class ClientConfigTest {
    @Test
    public void connectsToTheDomainUnlessToldOtherwise() {
        assertThat(ClientConfig.of("romeo@montague.lit", "x").build().connectHost())
                .isEqualTo("montague.lit");
        assertThat(ClientConfig.of("romeo@montague.lit", "x")
                        .host("127.0.0.1")
                        .build()
                        .connectHost())
                .isEqualTo("127.0.0.1");
    }

    @Test
    public void looksForForeignLettersUnderTheirALabels() {
        assertThat(ClientConfig.of("romeo@b\u00FCcher.example", "x").build().connectHost())
                .isEqualTo("xn--bcher-kva.example");
    }

    @Test
    public void refusesWhatCouldNeverConnect() {
        assertRefused(ClientConfig.of("montague.lit", "x"), "names a server; a client needs an account (user@domain)");
        assertRefused(ClientConfig.of("romeo@montague.lit", "x").port(0), "port 0 is not between 1 and 65535");
        assertRefused(ClientConfig.of("romeo@montague.lit", "x").port(65536), "port 65536 is not between");
        assertRefused(
                ClientConfig.of("romeo@" + "x".repeat(64) + ".lit", "x"), "cannot be a host's name; give the host");
        assertThatThrownBy(() -> ClientConfig.of("romeo@@montague.lit", "x")).hasMessageContaining("is not a JID");
    }

    private static void assertRefused(ClientConfig.Builder builder, String why) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    public void keepsThePasswordToItself() {
        ClientConfig config = ClientConfig.of("romeo@montague.lit", "swordfish").build();
        assertThat(config.toString()).doesNotContain("swordfish").startsWith("romeo@montague.lit at montague.lit:5222");
        assertThat(config.password().get())
                .isNotSameAs(config.password().get())
                .containsExactly("swordfish".toCharArray());
    }
}
