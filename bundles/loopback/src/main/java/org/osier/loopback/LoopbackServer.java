/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import java.util.List;
import org.osier.jid.Jid;
import org.osier.loopback.internal.RunningServer;
import org.osier.loopback.internal.Settings;

/**
 * A small XMPP server on the loopback interface of this machine, which nobody else can reach.
 *
 * <pre>{@code
 * try (LoopbackServer server = LoopbackServer.builder()
 *         .user("romeo", "secret")
 *         .user("juliet", "secret")
 *         .component("echo.localhost", "s3cr3t")
 *         .start()) {
 *     server.certificate().writePem(Path.of("target/ca.pem"));
 *     ClientConfig.of("romeo@localhost", "secret")
 *             .host("127.0.0.1").port(server.clientPort()).trust(Path.of("target/ca.pem")).build();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class LoopbackServer implements AutoCloseable {
    private final Settings settings;
    private final RunningServer running;

    LoopbackServer(Settings settings) {
        this.settings = settings;
        this.running = new RunningServer(settings);
    }

    /** Starts with the defaults: domain {@code localhost}, free ports, no users, a certificate of its own. */
    public static LoopbackBuilder builder() {
        return new LoopbackBuilder();
    }

    /** The domain that it serves. */
    public String domain() {
        return settings.domain();
    }

    /** The port on which it takes clients, over STARTTLS. */
    public int clientPort() {
        return running.clientPort();
    }

    /** The port on which it takes components. */
    public int componentPort() {
        return running.componentPort();
    }

    /** What proves it to clients. */
    public LoopbackCertificate certificate() {
        return settings.certificate();
    }

    /** Who is logged in now, in no particular order. */
    public List<LoopbackSession> sessions() {
        return running.sessions();
    }

    /**
     * Closes the TCP connection of a session, without a word to it. Its contacts are told that it is unavailable, shortly
     * afterwards.
     *
     * @param jid the full JID of a client, or the domain of a component
     * @return whether there was such a session
     */
    public boolean drop(Jid jid) {
        return running.drop(jid);
    }

    /** Ends all sessions with {@code system-shutdown} and frees the ports; returns within a few seconds. */
    @Override
    public void close() {
        running.close();
    }
}
