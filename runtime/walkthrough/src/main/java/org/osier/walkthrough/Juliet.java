/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osier.client.ClientConfig;
import org.osier.client.ClientXmpp;
import org.osier.client.Login;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.XmppException;
import org.osier.xep0030.Disco;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoPlugin;
import org.osier.xep0092.Version;

/** The one who talks to romeo: the client's jars on a class path, no framework. For use by one thread. */
final class Juliet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClientXmpp client;
    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>(100);
    private final AtomicInteger disconnections = new AtomicInteger();

    Juliet(ClientConfig config) {
        client = new ClientXmpp(config);
        client.add(new DiscoPlugin());
        client.onMessage((message, session) -> inbox.offer(message));
        client.on(Session.DISCONNECTED, end -> disconnections.incrementAndGet());
    }

    /** Logs in. */
    Login connect() {
        client.connect();
        return client.login().orElseThrow();
    }

    String streamId() {
        return client.streamId().orElse("without id");
    }

    int disconnections() {
        return disconnections.get();
    }

    /** Says something and waits for what that account says next. */
    Message talk(Jid to, String body) throws StepException, InterruptedException {
        inbox.clear();
        client.send(Message.chat(to, body));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (; ; ) {
            Message answer = inbox.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (answer == null) {
                throw new StepException(to + " did not answer within " + PATIENCE.toSeconds() + " s");
            }
            if (answer.body().isPresent() && answer.from().map(Jid::bare).equals(Optional.of(to.bare()))) {
                return answer;
            }
        }
    }

    /** Asks for the version; empty when the other side does not know the question. */
    Optional<Version> version(Jid of) {
        try {
            return client.request(Iq.get(of, Version.QUERY), PATIENCE).join().payload(Version.CODEC);
        } catch (CompletionException e) {
            if (e.getCause() instanceof StanzaErrorException error
                    && error.error().condition() == Condition.SERVICE_UNAVAILABLE) {
                return Optional.empty();
            }
            throw unwrapped(e);
        }
    }

    /** Asks what somebody can do. */
    Set<String> features(Jid of) {
        try {
            return client.plugin(Disco.class)
                    .orElseThrow()
                    .info(of)
                    .thenApply(DiscoInfo::features)
                    .join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(CompletionException e) {
        return e.getCause() instanceof XmppException cause ? cause : e;
    }

    @Override
    public void close() {
        client.close();
    }
}
