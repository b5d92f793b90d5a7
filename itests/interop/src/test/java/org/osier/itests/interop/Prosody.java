/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.rules.ExternalResource;
import org.osier.client.ClientConfig;
import org.osier.component.ComponentConfig;

/**
 * A Prosody of its own for a test class, on loopback, in a folder of its own below {@code target}. Where Prosody is not
 * installed the tests are skipped, and say so; where {@code CI} is {@code true} they fail.
 */
final class Prosody extends ExternalResource {
    static final String PASSWORD = "wherefore";

    private final List<String> options;
    private final Path folder;
    private Properties facts = new Properties();

    /** For a test class; with options of {@code prosody-start}. */
    Prosody(Class<?> test, String... options) {
        this.options = List.of(options);
        folder = Path.of("target", "prosody-" + test.getSimpleName()).toAbsolutePath();
    }

    @Override
    protected void before() throws Throwable {
        require("prosody");
        require("slixmpp");
        start();
    }

    /** Fails, or skips the tests loudly, when something is not installed. */
    private static void require(String name) throws IOException, InterruptedException {
        if (Scripts.available(name)) {
            return;
        }
        String what =
                name + " is not installed, so the tests against it do not run; itests/servers/install installs it";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(what);
        }
        String line = "*".repeat(what.length() + 4);
        System.err.println(line + "\n* " + what + " *\n" + line);
        assumeTrue(what, false);
    }

    @Override
    protected void after() {
        try {
            stop();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it; after a {@link #stop} on the same ports, with the same users. */
    void start() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(options);
        arguments.add(folder.toString());
        Scripts.succeed("prosody-start", arguments.toArray(String[]::new));
        facts = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve("server.properties"))) {
            facts.load(in);
        }
    }

    void stop() throws IOException, InterruptedException {
        Scripts.succeed("prosody-stop", folder.toString());
    }

    /** Makes an account on a host, with {@link #PASSWORD}. */
    void user(String jid) throws IOException, InterruptedException {
        Scripts.succeed("prosody-user", folder.toString(), jid, PASSWORD);
    }

    /** How to log in to an account. */
    ClientConfig.Builder client(String jid) {
        return ClientConfig.of(jid, PASSWORD)
                .host("127.0.0.1")
                .port(clientPort())
                .trust(ca());
    }

    ComponentConfig component(String domain, String secret) {
        return ComponentConfig.of(domain, secret, port("component.port"));
    }

    String secret() {
        return facts.getProperty("component.secret");
    }

    int clientPort() {
        return port("c2s.port");
    }

    /** One of its ports, as the properties file names it. */
    int port(String name) {
        return Integer.parseInt(facts.getProperty(name));
    }

    Path ca() {
        return Path.of(facts.getProperty("ca"));
    }

    String log() throws IOException {
        return Files.readString(Path.of(facts.getProperty("log")));
    }

    /** What the scripts of the independent client want to know. */
    Map<String, String> environment(String jid) {
        return Map.of(
                "XMPP_PORT",
                String.valueOf(clientPort()),
                "XMPP_JID",
                jid,
                "XMPP_PASSWORD",
                PASSWORD,
                "XMPP_CA",
                ca().toString());
    }
}
