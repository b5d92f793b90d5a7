/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.jid.Jid;
import org.osier.stream.StreamError.Condition;
import org.osier.stream.Threads;

/** How much one connection may ask of the server, and who may connect at all. */
public class BoundsTest {
    private static final String FILLER = "x".repeat(8000);

    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    @Rule
    public final Stage stage =
            new Stage(builder -> builder.patience(Duration.ofMillis(300)).mostConnections(4));

    @Test
    public void listensOnLoopbackOnly() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress other : others) {
            for (int port : List.of(stage.server().clientPort(), stage.server().componentPort())) {
                assertThatThrownBy(() -> new Socket(other, port).close()).isInstanceOf(ConnectException.class);
            }
        }
        new Socket(InetAddress.getLoopbackAddress(), stage.server().clientPort()).close();
    }

    @Test
    public void refusesOversizeStanzas() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        romeo.send("<message to='juliet@localhost'><body>" + FILLER.repeat(33) + "</body></message>");
        assertThat(romeo.error()).isEqualTo(Condition.POLICY_VIOLATION);
    }

    @Test
    public void allowsLessBeforeLogin() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        romeo.send("<auth xmlns='" + ScriptedClient.SASL + "'>" + FILLER.repeat(9) + "</auth>");
        assertThat(romeo.error()).isEqualTo(Condition.POLICY_VIOLATION);
    }

    @Test
    public void allowsMoreAfterLogin() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient echo = stage.echo();
        romeo.send("<message to='echo.localhost'><body>" + FILLER.repeat(9) + "</body></message>");
        assertThat(echo.read().firstChild().orElseThrow().text()).hasSize(72_000);
        echo.send("<message from='echo.localhost' to='romeo@localhost/orchard'><body>" + FILLER.repeat(9)
                + "</body></message>");
        assertThat(romeo.read().firstChild().orElseThrow().text()).hasSize(72_000);
    }

    @Test
    public void refusesTheConnectionThatIsTooMany() throws IOException {
        for (int i = 0; i < 4; i++) {
            stage.client().open();
        }
        byte[] answer = stage.client().connection().transport().in().readAllBytes();
        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("<resource-constraint ");
    }

    @Test
    public void connectionsThatHaveEndedCountNoMore() {
        for (int i = 0; i < 12; i++) {
            ScriptedClient romeo = stage.login("romeo", "orchard");
            romeo.send("</stream:stream>");
            romeo.awaitEnd();
            awaitNobody();
        }
    }

    private void awaitNobody() {
        while (!stage.server().sessions().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    public void receiverThatReadsNothingLosesItsStream() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        stage.login("juliet", "balcony");
        Threads.start("romeo", () -> flood(romeo, "juliet@localhost/balcony", "romeo@localhost/orchard"));
        assertThat(romeo.read().toString()).contains("service-unavailable");
        assertThat(isThere("juliet@localhost/balcony")).isFalse();
    }

    private boolean isThere(String jid) {
        return stage.server().sessions().stream()
                .anyMatch(session -> session.jid().equals(Jid.of(jid)));
    }

    @Test
    public void twoThatFloodEachOtherDoNotStopAThird() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient juliet = stage.login("juliet", "balcony");
        ScriptedClient nurse = stage.login("nurse", "house");
        Threads.start("romeo", () -> flood(romeo, "juliet@localhost/balcony", "romeo@localhost/orchard"));
        Threads.start("juliet", () -> flood(juliet, "romeo@localhost/orchard", "juliet@localhost/balcony"));
        while (isThere("romeo@localhost/orchard") && isThere("juliet@localhost/balcony")) {
            assertThat(nurse.sync()).isEmpty();
        }
        assertThat(nurse.sync()).isEmpty();
    }

    /** Goes on for as long as the own session does, and reads nothing. */
    private void flood(ScriptedClient client, String to, String own) {
        try {
            while (isThere(own)) {
                client.send("<message to='" + to + "'><body>" + FILLER + "</body></message>");
            }
        } catch (UncheckedIOException e) {
            // Parted, or the test is over.
        }
    }
}
