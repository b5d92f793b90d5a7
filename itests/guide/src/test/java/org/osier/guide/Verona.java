/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.osier.client.ClientConfig;
import org.osier.client.ClientXmpp;
import org.osier.loopback.LoopbackServer;
import org.osier.stream.StreamConfig;
import org.osier.stream.Timer;

/** A server with two accounts, new for each test; every client that it has given is closed after it. */
public final class Verona extends ExternalResource {
    private final TemporaryFolder folder = new TemporaryFolder();
    private final List<ClientXmpp> clients = new ArrayList<>();
    private LoopbackServer server;

    @Override
    protected void before() throws Throwable {
        folder.create();
        server = LoopbackServer.builder()
                .user("romeo", "rose")
                .user("juliet", "rose")
                .mutualContacts(false)
                .start();
        server.certificate().writePem(ca());
    }

    @Override
    protected void after() {
        clients.forEach(ClientXmpp::close);
        server.close();
        folder.delete();
    }

    /** A client that is not connected yet. */
    public ClientXmpp client(String user) {
        return client(user, Timer.SYSTEM);
    }

    /** A client whose time is the test's. */
    public ClientXmpp client(String user, Timer timer) {
        ClientXmpp client = new ClientXmpp(
                ClientConfig.of(user + "@localhost", "rose")
                        .host("127.0.0.1")
                        .port(server.clientPort())
                        .trust(ca())
                        .stream(StreamConfig.named(user).with(timer))
                        .build());
        clients.add(client);
        return client;
    }

    private Path ca() {
        return folder.getRoot().toPath().resolve("ca.pem");
    }
}
