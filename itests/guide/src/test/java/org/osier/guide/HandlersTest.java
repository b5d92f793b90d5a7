/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.session.Extension;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stream.Registration;
import org.osier.xml.Element;

/** The handlers and filters of the guide, in plain Java. */
public class HandlersTest {
    private static final long SECONDS = 20;

    @Rule
    public final Verona verona = new Verona();

    private final BlockingQueue<Message> toJuliet = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> toRomeo = new LinkedBlockingQueue<>();
    private final BlockingQueue<Presence> presenceToJuliet = new LinkedBlockingQueue<>();
    private ClientXmpp romeo;
    private ClientXmpp juliet;

    @Before
    public void connect() {
        juliet = verona.client("juliet");
        juliet.onMessage((message, session) -> toJuliet.add(message));
        juliet.onPresence((presence, session) -> presenceToJuliet.add(presence));
        juliet.connect();
        romeo = verona.client("romeo");
    }

    private void romeoWith(Extension... extensions) {
        for (Extension extension : extensions) {
            romeo.add(extension);
        }
        romeo.onMessage((message, session) -> toRomeo.add(message));
        romeo.connect();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("what comes within %s s", SECONDS).isNotNull();
        return next;
    }

    @Test
    public void anAnswerMayTakeItsTime() {
        romeoWith(new LagHandler());
        Element lag = juliet.requestAndWait(Iq.get(romeo.jid(), Element.of(LagHandler.NAMESPACE, "lag")))
                .payload()
                .orElseThrow();
        assertThat(Duration.parse(lag.text())).isBetween(Duration.ZERO, Duration.ofSeconds(SECONDS));
    }

    @Test
    public void aGreetingIsAnswered() throws Exception {
        romeoWith(new Greeter());
        juliet.send(Message.chat(romeo.jid(), "Good night"));
        juliet.send(Message.chat(romeo.jid(), "Good morrow"));
        assertThat(next(toJuliet).body()).contains("Is the day so young?");
        assertThat(toRomeo).hasSize(2);
    }

    @Test
    public void aLambdaIsAHandlerToo() throws Exception {
        Registration parrot = romeo.onMessage((message, session) -> message.body()
                .ifPresent(body -> session.send(message.reply().body(body).build())));
        romeo.connect();
        juliet.send(Message.chat(romeo.jid(), "Wherefore?"));
        assertThat(next(toJuliet).body()).contains("Wherefore?");
        parrot.close();
    }

    @Test
    public void neighboursMaySubscribe() throws Exception {
        romeoWith(new Doorman());
        juliet.send(Presence.to(romeo.jid().bare(), Presence.Type.SUBSCRIBE));
        Presence answer;
        do {
            answer = next(presenceToJuliet);
        } while (!answer.from().map(romeo.jid().bare()::equals).orElse(false));
        assertThat(answer.type()).isEqualTo(Presence.Type.SUBSCRIBED);
    }

    @Test
    public void headlinesAreDropped() throws Exception {
        romeoWith(new HeadlineFilter());
        juliet.send(Message.to(romeo.jid())
                .type(Message.Type.HEADLINE)
                .body("News!")
                .build());
        juliet.send(Message.chat(romeo.jid(), "after the news"));
        assertThat(next(toRomeo).body()).contains("after the news");
    }

    @Test
    public void formattingIsTakenOutAndTheRestStays() throws Exception {
        romeoWith(new FormattingFilter());
        Element html = Element.of(FormattingFilter.NAMESPACE, "html");
        Element other = Element.of("urn:example:other", "html");
        juliet.send(Message.chat(romeo.jid(), "bold").plus(html).plus(other));
        Message came = next(toRomeo);
        assertThat(came.body()).contains("bold");
        assertThat(came.payloads()).containsExactly(other);
    }

    @Test
    public void awayIsSaidAfterTheConnect() throws Exception {
        romeoWith(new Doorman(), new AwayAtStart());
        juliet.send(Presence.to(romeo.jid().bare(), Presence.Type.SUBSCRIBE));
        Presence presence;
        do {
            presence = next(presenceToJuliet);
        } while (!presence.from().map(romeo.jid()::equals).orElse(false));
        assertThat(presence.show()).isEqualTo(Presence.Show.AWAY);
    }

    @Test
    public void theAnswerIsConfigured() throws Exception {
        romeo.add(new ConfiguredGreeter("Is the day so young?"));
        romeo.connect();
        juliet.send(Message.chat(romeo.jid(), "Good morrow"));
        assertThat(next(toJuliet).body()).contains("Is the day so young?");
    }
}
