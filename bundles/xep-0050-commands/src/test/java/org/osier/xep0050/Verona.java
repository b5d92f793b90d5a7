/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;
import org.osier.client.ClientConfig;
import org.osier.client.ClientXmpp;
import org.osier.loopback.LoopbackServer;
import org.osier.session.Extension;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;
import org.osier.stream.Timer;
import org.osier.xep0030.DiscoPlugin;

/** Romeo, who offers commands and whose time passes as the test says, and juliet, who runs them, through a server. */
final class Verona extends ExternalResource {
    private static final long SECONDS = 20;

    private final List<ClientXmpp> clients = new ArrayList<>();
    private final ManualTimer timer = new ManualTimer();
    private final CommandLimits limits;
    private LoopbackServer server;
    private Path certificate;
    private ClientXmpp romeo;
    private ClientXmpp juliet;

    Verona(CommandLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void before() throws IOException {
        server = LoopbackServer.builder()
                .user("romeo", "wherefore")
                .user("juliet", "balcony")
                .user("tybalt", "sword")
                .start();
        certificate = Files.createTempFile("verona", ".pem");
        Files.writeString(certificate, server.certificate().pem());
        romeo = client("romeo", "wherefore", timer).client();
        juliet = client("juliet", "balcony", Timer.SYSTEM).client();
    }

    @Override
    protected void after() {
        clients.forEach(ClientXmpp::close);
        server.close();
        try {
            Files.deleteIfExists(certificate);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client, and its plugin for commands. */
    record Client(ClientXmpp client, Registration commands) {}

    private Client client(String user, String password, Timer time, Extension... first) {
        ClientXmpp client =
                new ClientXmpp(ClientConfig.of(user + "@localhost", password)
                        .host("127.0.0.1")
                        .port(server.clientPort())
                        .trust(certificate)
                        .stream(stream(user, time))
                        .build());
        clients.add(client);
        Stream.of(first).forEach(client::add);
        Registration commands = client.add(new CommandsPlugin(limits));
        client.add(new DiscoPlugin());
        client.connect();
        return new Client(client, commands);
    }

    /** With time for writes beyond all that tests let pass at once, so that none is taken for stuck. */
    private static StreamConfig stream(String user, Timer time) {
        StreamConfig usual = StreamConfig.named(user);
        return new StreamConfig(
                user,
                usual.eventQueueItems(),
                usual.eventQueueBytes(),
                usual.sendQueueItems(),
                Duration.ofDays(1),
                usual.closeTimeout(),
                usual.handlerGrace(),
                time,
                Duration.ZERO);
    }

    /** Another of juliet's clients. */
    ClientXmpp chamber() {
        return client("juliet", "balcony", Timer.SYSTEM).client();
    }

    /** Another of romeo's clients, with something added before all else. */
    ClientXmpp orchard(Extension... first) {
        return client("romeo", "wherefore", Timer.SYSTEM, first).client();
    }

    /** Another client, whose plugin can be taken away. */
    Client tybalt() {
        return client("tybalt", "sword", Timer.SYSTEM);
    }

    ClientXmpp romeo() {
        return romeo;
    }

    ClientXmpp juliet() {
        return juliet;
    }

    /** Romeo's time. */
    ManualTimer timer() {
        return timer;
    }

    static Commands commands(ClientXmpp client) {
        return client.plugin(Commands.class).orElseThrow();
    }

    /** Begins one of romeo's commands from one of juliet's clients. */
    CommandStep execute(String node) {
        return get(commands(juliet).execute(romeo.jid(), node));
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The error with which something is refused. */
    static StanzaError refusal(CompletableFuture<?> future) {
        try {
            throw new AssertionError("not refused, but " + get(future));
        } catch (CompletionException e) {
            if (e.getCause() instanceof StanzaErrorException refusal) {
                return refusal.error();
            }
            throw e;
        }
    }
}
