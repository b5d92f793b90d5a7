/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** The packaged runtime ends its streams in good order when it is told to stop (point 10 of docs/checklist.md). */
public class SignalIT {
    private static final String HEADER = "<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept'"
            + " xmlns:stream='http://etherx.jabber.org/streams' id='balcony' from='verona.localhost'>";

    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    @Rule
    public final Timeout bound = Timeout.seconds(60);

    private Process runtime;

    @After
    public void endsTheRuntimeAlsoAfterAFailure() throws Exception {
        if (runtime != null) {
            runtime.destroyForcibly().waitFor();
        }
    }

    @Test
    public void sigtermEndsStreamsWithAFooter() throws Exception {
        endsInGoodOrderAt("TERM", 143);
    }

    @Test
    public void sighupEndsStreamsWithAFooter() throws Exception {
        endsInGoodOrderAt("HUP", 129);
    }

    private void endsInGoodOrderAt(String signal, int exitCode) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start(server.getLocalPort());
            try (Socket stream = server.accept()) {
                readThrough(stream, "verona.localhost");
                send(stream, HEADER);
                readThrough(stream, "</handshake>");
                send(stream, "<handshake/>");
                // Asked for the whole process: only a session answers.
                send(
                        stream,
                        "<iq type='get' id='1' from='verona.localhost' to='verona.localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
                readThrough(stream, "type='result'");

                signal(signal);
                readThrough(stream, "</stream:stream>");
                send(stream, "</stream:stream>");
                assertThat(runtime.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(runtime.exitValue()).isEqualTo(exitCode);
            }
        }
    }

    private void start(int port) throws IOException {
        Path etc = home.newFolder("etc").toPath();
        Files.writeString(
                etc.resolve("org.osier.component-verona.cfg"),
                "domain = verona.localhost\nsecret = nightingale\nhost = 127.0.0.1\nport = " + port + "\n");
        runtime = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("osier.jar"),
                        "--home",
                        home.getRoot().toString(),
                        "--no-shell")
                .redirectErrorStream(true)
                .redirectOutput(home.getRoot().toPath().resolve("out").toFile())
                .start();
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, "" + runtime.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void send(Socket to, String xml) throws IOException {
        to.getOutputStream().write(xml.getBytes(UTF_8));
    }

    private static void readThrough(Socket from, String end) throws IOException {
        InputStream in = from.getInputStream();
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            assertThat(next).as("instead of %s came %s and the end", end, read).isNotNegative();
            read.append((char) next);
        }
    }
}
