/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.echobot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Message;
import org.osier.stanza.StanzaError;
import org.osier.xml.Element;

public final class EchoBotTest {
    private static final Jid ROMEO = Jid.of("romeo@localhost/orchard");
    private static final Jid JULIET = Jid.of("juliet@localhost/balcony");

    private final List<Message> sent = new ArrayList<>();
    private final Session session = session();
    private String streamId = "s1";
    private Instant now = Instant.parse("2026-01-01T00:00:00.5Z");
    private final EchoBot bot = new EchoBot("You said: ", new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    public void sendsTheBodyBackToWhomItCameFrom() {
        bot.handle(chat(JULIET, "Good morrow").build(), session);

        assertThat(sent).singleElement().satisfies(echo -> {
            assertThat(echo.to()).contains(JULIET);
            assertThat(echo.type()).isEqualTo(Message.Type.CHAT);
            assertThat(echo.body()).contains("You said: Good morrow");
        });
    }

    @Test
    public void tellsItsStream() {
        bot.handle(chat(JULIET, "/stream").build(), session);

        assertThat(bodies()).containsExactly("stream s1 since 2026-01-01T00:00:00Z");
    }

    @Test
    public void streamKeepsItsTimeUntilItIsAnother() {
        bot.handle(chat(JULIET, "/stream").build(), session);
        now = now.plusSeconds(60);
        bot.handle(chat(JULIET, "/stream").build(), session);
        streamId = "s2";
        bot.handle(chat(JULIET, "/stream").build(), session);

        assertThat(bodies())
                .containsExactly(
                        "stream s1 since 2026-01-01T00:00:00Z",
                        "stream s1 since 2026-01-01T00:00:00Z",
                        "stream s2 since 2026-01-01T00:01:00Z");
    }

    @Test
    public void answersNoRoom() {
        bot.handle(chat(JULIET, "hello").type(Message.Type.GROUPCHAT).build(), session);

        assertThat(sent).isEmpty();
    }

    @Test
    public void answersNoError() {
        bot.handle(
                chat(JULIET, "hello").build().error(StanzaError.of(StanzaError.Condition.SERVICE_UNAVAILABLE)),
                session);

        assertThat(sent).isEmpty();
    }

    @Test
    public void answersNothingThatIsDelayed() {
        bot.handle(
                chat(JULIET, "hello")
                        .payload(Element.of("urn:xmpp:delay", "delay"))
                        .build(),
                session);

        assertThat(sent).isEmpty();
    }

    @Test
    public void answersNotItsOwnAccount() {
        bot.handle(chat(ROMEO.withResource("elsewhere"), "hello").build(), session);

        assertThat(sent).isEmpty();
    }

    @Test
    public void answersNoMessageWithoutABody() {
        bot.handle(Message.to(ROMEO).from(JULIET).type(Message.Type.CHAT).build(), session);

        assertThat(sent).isEmpty();
    }

    private List<String> bodies() {
        return sent.stream().map(message -> message.body().orElseThrow()).toList();
    }

    private static Message.Builder chat(Jid from, String body) {
        return Message.to(ROMEO).from(from).type(Message.Type.CHAT).body(body);
    }

    /** As much of a session as a bot needs. */
    private Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "jid" -> ROMEO;
                        case "state" -> Session.State.ONLINE;
                        case "streamId" -> Optional.of(streamId);
                        case "send" -> {
                            sent.add((Message) arguments[0]);
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
