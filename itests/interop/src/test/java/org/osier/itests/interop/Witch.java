/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.osier.client.ClientXmpp;
import org.osier.jid.Jid;
import org.osier.session.ReconnectPolicy;
import org.osier.session.Session;
import org.osier.stream.EventKey;
import org.osier.xep0045.JoinOptions;
import org.osier.xep0045.MultiUserChat;
import org.osier.xep0045.MultiUserChatPlugin;
import org.osier.xep0045.Room;

/** One of our sessions that goes into rooms. */
final class Witch implements AutoCloseable {
    private static final int SECONDS = 20;

    final ClientXmpp session;
    final MultiUserChat muc;

    Witch(Prosody prosody, String account) {
        ReconnectPolicy quick =
                new ReconnectPolicy(Duration.ofMillis(50), Duration.ofMillis(500), 1000, Duration.ofMinutes(1));
        session = new ClientXmpp(prosody.client(account).reconnect(quick).build());
        session.add(new MultiUserChatPlugin());
        session.on(Session.CONNECTION_FAILED, failure -> {});
        muc = session.plugin(MultiUserChat.class).orElseThrow();
        session.connect();
    }

    /** Goes into a room. */
    Room enter(Jid room, String nick) throws Exception {
        return get(muc.join(room, nick, JoinOptions.DEFAULT));
    }

    /** Goes into a room that does not exist, and opens it. */
    Room create(Jid room, String nick) throws Exception {
        Room made = enter(room, nick);
        get(made.control().acceptDefaults());
        return made;
    }

    /** What is raised from now on under a key. */
    <T> BlockingQueue<T> events(EventKey<T> key) {
        BlockingQueue<T> events = new LinkedBlockingQueue<>();
        session.on(key, events::add);
        return events;
    }

    /** The next of the events that is as wanted; those before are forgotten. */
    static <T> T next(BlockingQueue<T> events, Predicate<T> wanted) throws InterruptedException {
        for (T next = events.poll(SECONDS, TimeUnit.SECONDS);
                next != null;
                next = events.poll(SECONDS, TimeUnit.SECONDS)) {
            if (wanted.test(next)) {
                return next;
            }
        }
        throw new AssertionError("no such event within " + SECONDS + " s");
    }

    /** The next of the events. */
    static <T> T next(BlockingQueue<T> events) throws InterruptedException {
        return next(events, any -> true);
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        session.close();
    }
}
