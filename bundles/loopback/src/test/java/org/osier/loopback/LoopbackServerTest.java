/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.Rule;
import org.junit.Test;
import org.osier.stream.StreamError.Condition;

/** How a server is set up, and how it ends. */
public class LoopbackServerTest {
    @Rule
    public final Stage stage = new Stage();

    private static LoopbackBuilder builder() {
        return LoopbackServer.builder().certificate(Stage.CERTIFICATE);
    }

    @Test
    public void endsAllSessionsWithSystemShutdown() {
        ScriptedClient romeo = stage.available("romeo", "orchard");
        ScriptedClient juliet = stage.available("juliet", "balcony");
        Thread closing = new Thread(stage.server()::close);
        closing.start();
        assertThat(romeo.error()).isEqualTo(Condition.SYSTEM_SHUTDOWN);
        assertThat(juliet.error()).isEqualTo(Condition.SYSTEM_SHUTDOWN);
        romeo.awaitEnd();
        assertThat(stage.server().sessions()).isEmpty();
    }

    @Test
    public void freesItsPorts() {
        int port = stage.server().clientPort();
        stage.server().close();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        builder().clientPort(port).start().close();
    }

    @Test
    public void closesTwice() {
        stage.server().close();
        stage.server().close();
    }

    @Test
    public void saysWhichPortIsTaken() {
        int taken = stage.server().clientPort();
        assertThatThrownBy(() -> builder().clientPort(taken).start())
                .isInstanceOf(LoopbackException.class)
                .hasMessageContaining("client.port " + taken);
        LoopbackBuilder second = builder().componentPort(taken);
        assertThatThrownBy(second::start).hasMessageContaining("component.port " + taken);
    }

    @Test
    public void refusesWhatCouldNotWork() {
        assertThatThrownBy(() -> builder().domain("romeo@localhost")).hasMessageContaining("is not a domain");
        assertThatThrownBy(() -> builder().user("romeo@localhost", "x")).hasMessageContaining("romeo@localhost");
        assertThatThrownBy(() -> builder().user("romeo", "")).hasMessageContaining("empty");
        assertThatThrownBy(() -> builder().user("romeo", "x").user("Romeo", "y"))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> builder().component("a@b", "x")).hasMessageContaining("domain of a component");
        assertThatThrownBy(() -> builder().component("localhost", "x").start()).hasMessageContaining("own domain");
        assertThatThrownBy(() -> builder().clientPort(70000)).hasMessageContaining("70000");
        assertThatThrownBy(() -> builder().contact("paris", "juliet@localhost").start())
                .hasMessageContaining("paris");
    }
}
