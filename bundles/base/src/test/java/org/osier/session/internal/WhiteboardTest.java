/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.jid.Jid;
import org.osier.session.AsyncIqHandler;
import org.osier.session.Extension;
import org.osier.session.IqHandler;
import org.osier.session.MessageHandler;
import org.osier.session.Offering;
import org.osier.session.Plugin;
import org.osier.session.PresenceHandler;
import org.osier.session.Scope;
import org.osier.session.Session;
import org.osier.session.SessionEventHandler;
import org.osier.session.SessionFilter;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stream.EventKey;
import org.osier.stream.StanzaFilter;
import org.osier.stream.Threads;
import org.osier.xml.Element;

public class WhiteboardTest {
    private static final Map<String, Object> ANYWHERE = Map.of();

    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final Whiteboard whiteboard = new Whiteboard();
    private final FakeSession romeo = new FakeSession("romeo@montague.lit");
    private final FakeSession juliet = new FakeSession("juliet@capulet.lit");

    /** A session that remembers what has been added to it and not been taken away. */
    private static final class FakeSession {
        private final List<Extension> added = new CopyOnWriteArrayList<>();
        private final Map<String, Object> properties;
        private final Session session;

        FakeSession(String jid) {
            properties = Map.of("jid", jid);
            session = (Session) Proxy.newProxyInstance(
                    Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                        return switch (method.getName()) {
                            case "offer" -> offer((Extension) arguments[0]);
                            case "jid" -> Jid.of(jid);
                            case "hashCode" -> jid.hashCode();
                            case "equals" -> proxy == arguments[0];
                            default -> throw new UnsupportedOperationException(method.getName());
                        };
                    });
        }

        private Offering offer(Extension extension) {
            synchronized (added) {
                added.add(extension);
            }
            return new Offering() {
                @Override
                public CompletableFuture<Void> settled() {
                    return CompletableFuture.completedFuture(null);
                }

                @Override
                public CompletableFuture<Void> closeAsync() {
                    synchronized (added) {
                        int index = (int) added.stream()
                                .takeWhile(other -> other != extension)
                                .count();
                        added.remove(index);
                    }
                    return settled();
                }

                @Override
                public void close() {
                    throw new AssertionError("waits for one after the other");
                }
            };
        }
    }

    private static MessageHandler handler() {
        return new MessageHandler() {
            @Override
            public void handle(Message message, Session session) {}
        };
    }

    /** Equal to every other of its kind. */
    private record Twin() implements MessageHandler {
        @Override
        public void handle(Message message, Session session) {}
    }

    private static final class Everything implements MessageHandler, PresenceHandler, IqHandler, Plugin<String> {
        @Override
        public void handle(Message message, Session session) {}

        @Override
        public void handle(Presence presence, Session session) {}

        @Override
        public Iq handle(Iq request, Session session) {
            return request.result();
        }

        @Override
        public Class<String> api() {
            return String.class;
        }

        @Override
        public String attach(Scope scope) {
            return "api";
        }
    }

    @Test
    public void addsServicesThatCameBeforeOrAfterTheSession() {
        MessageHandler before = handler();
        MessageHandler after = handler();
        whiteboard.addMessageHandler(before, ANYWHERE);
        whiteboard.addSession(romeo.session, romeo.properties);
        whiteboard.addMessageHandler(after, ANYWHERE);
        whiteboard.addSession(juliet.session, juliet.properties);
        assertThat(romeo.added).containsExactlyInAnyOrder(before, after);
        assertThat(juliet.added).containsExactlyInAnyOrder(before, after);
        whiteboard.removeSession(juliet.session);
        assertThat(juliet.added).isEmpty();
        whiteboard.removeMessageHandler(before);
        assertThat(romeo.added).containsExactly(after);
    }

    @Test
    public void addsServiceOfSeveralInterfacesOnce() {
        Everything service = new Everything();
        whiteboard.addSession(romeo.session, romeo.properties);
        whiteboard.addIqHandler(service, ANYWHERE);
        whiteboard.addMessageHandler(service, ANYWHERE);
        whiteboard.addPresenceHandler(service, ANYWHERE);
        whiteboard.addPlugin(service, ANYWHERE);
        assertThat(romeo.added).containsExactly(service);
        whiteboard.removeIqHandler(service);
        whiteboard.removePresenceHandler(service);
        whiteboard.removeMessageHandler(service);
        assertThat(romeo.added).containsExactly(service);
        whiteboard.removePlugin(service);
        assertThat(romeo.added).isEmpty();
    }

    private interface Other extends Extension {}

    @Test
    public void addsServicesOfEveryKind() {
        AsyncIqHandler async = (request, session) -> CompletableFuture.completedFuture(request.result());
        SessionFilter filter = new SessionFilter() {
            @Override
            public StanzaFilter.Stage stage() {
                return StanzaFilter.Stage.IN;
            }

            @Override
            public Optional<Element> apply(Element element, Session session) {
                return Optional.of(element);
            }
        };
        SessionEventHandler<Session> events = new SessionEventHandler<>() {
            @Override
            public EventKey<Session> event() {
                return Session.SESSION_START;
            }

            @Override
            public void handle(Session data, Session session) {}
        };
        Other other = new Other() {};
        whiteboard.addSession(romeo.session, romeo.properties);
        whiteboard.addAsyncIqHandler(async, ANYWHERE);
        whiteboard.addSessionFilter(filter, ANYWHERE);
        whiteboard.addSessionEventHandler(events, ANYWHERE);
        whiteboard.addExtension(other, ANYWHERE);
        assertThat(romeo.added).containsExactly(async, filter, events, other);
        whiteboard.removeSessionFilter(filter);
        whiteboard.removeSessionEventHandler(events);
        whiteboard.removeExtension(other);
        assertThat(romeo.added).containsExactly(async);
        whiteboard.removeAsyncIqHandler(async);
        assertThat(romeo.added).isEmpty();
    }

    @Test
    public void addsEqualServicesEach() {
        Twin first = new Twin();
        Twin second = new Twin();
        whiteboard.addSession(romeo.session, romeo.properties);
        whiteboard.addMessageHandler(first, ANYWHERE);
        whiteboard.addMessageHandler(second, ANYWHERE);
        assertThat(romeo.added).hasSize(2);
        whiteboard.removeMessageHandler(first);
        assertThat(romeo.added).singleElement().isSameAs(second);
    }

    @Test
    public void addsServiceOnlyWhereItsTargetMatches() {
        MessageHandler onlyRomeo = handler();
        whiteboard.addSession(romeo.session, romeo.properties);
        whiteboard.addMessageHandler(onlyRomeo, Map.of("osier.target", "(jid=romeo@*)"));
        whiteboard.addSession(juliet.session, juliet.properties);
        assertThat(romeo.added).containsExactly(onlyRomeo);
        assertThat(juliet.added).isEmpty();
    }

    @Test
    public void followsThePropertiesOfTheSession() {
        MessageHandler whenOnline = handler();
        whiteboard.addSession(romeo.session, Map.of("state", "OFFLINE"));
        whiteboard.addMessageHandler(whenOnline, Map.of("osier.target", "(state=ONLINE)"));
        assertThat(romeo.added).isEmpty();
        whiteboard.updatedSession(romeo.session, Map.of("state", "ONLINE"));
        assertThat(romeo.added).containsExactly(whenOnline);
        whiteboard.updatedSession(romeo.session, Map.of("state", "ONLINE", "jid", "romeo@montague.lit/x"));
        assertThat(romeo.added).containsExactly(whenOnline);
        whiteboard.updatedSession(romeo.session, Map.of("state", "OFFLINE"));
        assertThat(romeo.added).isEmpty();
    }

    @Test
    public void addsServiceWithMalformedTargetNowhere() {
        whiteboard.addSession(romeo.session, romeo.properties);
        whiteboard.addMessageHandler(handler(), Map.of("osier.target", "(jid="));
        whiteboard.addMessageHandler(handler(), Map.of("osier.target", 42));
        assertThat(romeo.added).isEmpty();
    }

    @Test
    public void holdsNothingOnceAllHaveGoneInWhateverOrder() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Runnable> coming = new ArrayList<>();
            List<Runnable> going = new ArrayList<>();
            List<MessageHandler> handlers = List.of(handler(), handler(), handler());
            for (FakeSession session : List.of(romeo, juliet)) {
                coming.add(() -> whiteboard.addSession(session.session, session.properties));
                going.add(() -> whiteboard.removeSession(session.session));
            }
            for (MessageHandler handler : handlers) {
                coming.add(() -> whiteboard.addMessageHandler(handler, ANYWHERE));
                going.add(() -> whiteboard.removeMessageHandler(handler));
            }
            Collections.shuffle(coming, random);
            Collections.shuffle(going, random);
            coming.forEach(Runnable::run);
            assertThat(romeo.added).hasSameElementsAs(handlers).hasSize(3);
            assertThat(juliet.added).hasSameElementsAs(handlers).hasSize(3);
            going.forEach(Runnable::run);
            assertThat(romeo.added).isEmpty();
            assertThat(juliet.added).isEmpty();
        }
    }

    @Test
    public void settlesWhateverComesAndGoesAtOnce() throws Exception {
        MessageHandler stays = handler();
        whiteboard.addSession(romeo.session, romeo.properties);
        for (int round = 0; round < 300; round++) {
            MessageHandler goes = handler();
            CountDownLatch go = new CountDownLatch(1);
            List<CompletableFuture<Void>> work = new ArrayList<>();
            work.add(atOnce(go, () -> {
                whiteboard.addMessageHandler(goes, ANYWHERE);
                whiteboard.removeMessageHandler(goes);
            }));
            work.add(atOnce(go, () -> whiteboard.addMessageHandler(stays, ANYWHERE)));
            work.add(atOnce(go, () -> {
                whiteboard.removeSession(romeo.session);
                whiteboard.addSession(romeo.session, romeo.properties);
            }));
            work.add(atOnce(go, () -> whiteboard.addSession(juliet.session, juliet.properties)));
            go.countDown();
            for (CompletableFuture<Void> part : work) {
                part.get(10, TimeUnit.SECONDS);
            }
            assertThat(romeo.added).as("round %d", round).containsExactly(stays);
            assertThat(juliet.added).as("round %d", round).containsExactly(stays);
            whiteboard.removeSession(juliet.session);
            whiteboard.removeMessageHandler(stays);
            assertThat(juliet.added).isEmpty();
            assertThat(romeo.added).isEmpty();
        }
    }

    private static CompletableFuture<Void> atOnce(CountDownLatch go, Runnable task) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    task.run();
                },
                work -> Threads.start("at-once", work));
    }
}
