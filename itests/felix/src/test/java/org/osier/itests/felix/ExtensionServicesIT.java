/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.ServiceRegistration;
import org.osier.itests.support.Verona;
import org.osier.session.AsyncIqHandler;
import org.osier.session.Extension;
import org.osier.session.ExtensionInfo;
import org.osier.session.Handles;
import org.osier.session.MessageHandler;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.session.Session;
import org.osier.session.SessionEventHandler;
import org.osier.session.SessionFilter;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.EventKey;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;
import org.osier.xml.Element;

/** Extensions of every kind as services: each reaches the sessions of its target, and leaves them when it goes. */
@RunWith(PaxExam.class)
public class ExtensionServicesIT {
    private static final String NOTE = "urn:verona:note";
    private static final EventKey<String> PLAYED = new EventKey<>("played", String.class);

    @Rule
    public final Verona verona = new Verona();

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @Configuration
    public Option[] container() {
        return new Option[] {Container.options()};
    }

    @After
    public void letThemGo() {
        release.countDown();
    }

    private <S> ServiceRegistration<S> register(Class<S> type, S service, String target) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osier.target", target);
        return verona.context().registerService(type, service, properties);
    }

    private String next() throws InterruptedException {
        return seen.poll(Verona.SECONDS, TimeUnit.SECONDS);
    }

    /** Marks the messages that pass it. */
    private static class Marker implements SessionFilter {
        private final String mark;

        Marker(String mark) {
            this.mark = mark;
        }

        @Override
        public StanzaFilter.Stage stage() {
            return StanzaFilter.Stage.IN;
        }

        @Override
        public Optional<Element> apply(Element element, Session session) {
            String id = element.attribute("id").orElse("") + mark;
            return Optional.of(
                    element.local().equals("message")
                            ? element.toBuilder().attribute("id", id).build()
                            : element);
        }
    }

    @Handles(namespace = NOTE, name = "note")
    private static final class NoteMarker extends Marker {
        NoteMarker() {
            super("-note");
        }
    }

    @Test
    public void filtersSeeTheStanzasOfTheirTarget() throws Exception {
        Session romeo = verona.romeo();
        Registration heard = romeo.onMessage(
                (message, session) -> seen.add(message.element().attribute("id").orElse("none")));
        ServiceRegistration<?> here = register(SessionFilter.class, new Marker("-here"), "(kind=CLIENT)");
        ServiceRegistration<?> notes = register(SessionFilter.class, new NoteMarker(), "(jid=romeo@localhost*)");
        ServiceRegistration<?> elsewhere = register(SessionFilter.class, new Marker("-there"), "(kind=COMPONENT)");
        verona.juliet().send(Message.chat(romeo.jid(), "plain"));
        assertThat(next()).endsWith("-here").doesNotContain("-there", "-note");
        Element noted = Message.chat(romeo.jid(), "noted").element().toBuilder()
                .child(Optional.of(Element.of(NOTE, "note")))
                .build();
        verona.juliet().send(new Message(noted));
        assertThat(next()).endsWith("-here-note");
        here.unregister();
        notes.unregister();
        verona.juliet().send(Message.chat(romeo.jid(), "plain"));
        assertThat(next()).doesNotContain("-here");
        elsewhere.unregister();
        heard.close();
    }

    private final class Audience implements SessionEventHandler<String> {
        private final String name;

        Audience(String name) {
            this.name = name;
        }

        @Override
        public EventKey<String> event() {
            return PLAYED;
        }

        @Override
        public void handle(String what, Session session) {
            seen.add(name + " " + what);
        }
    }

    @Test
    public void eventHandlersHearTheEventsOfTheirTarget() throws Exception {
        Session romeo = verona.romeo();
        ServiceRegistration<?> elsewhere =
                register(SessionEventHandler.class, new Audience("elsewhere"), "(state=OFFLINE)");
        ServiceRegistration<?> here = register(SessionEventHandler.class, new Audience("here"), "(state=ONLINE)");
        romeo.raise(PLAYED, "tragedy");
        assertThat(next()).isEqualTo("here tragedy");
        here.unregister();
        ServiceRegistration<?> last = register(SessionEventHandler.class, new Audience("last"), "(state=ONLINE)");
        romeo.raise(PLAYED, "comedy");
        assertThat(next()).isEqualTo("last comedy");
        assertThat(seen).isEmpty();
        last.unregister();
        elsewhere.unregister();
    }

    @Handles(type = Iq.Type.GET, namespace = NOTE, name = "note")
    private static final class Later implements AsyncIqHandler {
        @Override
        public CompletionStage<Iq> handle(Iq request, Session session) {
            return CompletableFuture.supplyAsync(() -> request.result(Element.of(NOTE, "note", "later")));
        }
    }

    private String ask(Session romeo) {
        try {
            return verona.juliet()
                    .requestAndWait(Iq.get(romeo.jid(), Element.of(NOTE, "note")))
                    .payload()
                    .map(Element::text)
                    .orElse("");
        } catch (StanzaErrorException e) {
            return e.error().condition().toString();
        }
    }

    @Test
    public void asynchronousHandlersAnswerForTheirTarget() {
        Session romeo = verona.romeo();
        ServiceRegistration<?> elsewhere = register(AsyncIqHandler.class, new Later(), "(kind=COMPONENT)");
        assertThat(ask(romeo)).isEqualTo("service-unavailable");
        ServiceRegistration<?> here = register(AsyncIqHandler.class, new Later(), "(kind=CLIENT)");
        assertThat(ask(romeo)).isEqualTo("later");
        here.unregister();
        assertThat(ask(romeo)).isEqualTo("service-unavailable");
        elsewhere.unregister();
    }

    private interface Prop extends Extension {}

    @Test
    public void otherTypesReachWhoAcceptsThem() throws Exception {
        Session romeo = verona.romeo();
        Registration stage = romeo.accept(Prop.class, prop -> {
            seen.add("brought");
            return () -> seen.add("taken");
        });
        ServiceRegistration<?> elsewhere = register(Extension.class, new Prop() {}, "(kind=COMPONENT)");
        ServiceRegistration<?> here = register(Extension.class, new Prop() {}, "(kind=CLIENT)");
        assertThat(next()).isEqualTo("brought");
        here.unregister();
        assertThat(next()).isEqualTo("taken");
        elsewhere.unregister();
        assertThat(seen).isEmpty();
        stage.close();
    }

    /** Does not return from attach until the test is over, whoever interrupts it. */
    private final class Stuck implements Plugin<StringBuilder> {
        @Override
        public Class<StringBuilder> api() {
            return StringBuilder.class;
        }

        @Override
        public StringBuilder attach(Scope scope) {
            seen.add("attaching");
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    seen.add("interrupted");
                }
            }
            return new StringBuilder();
        }
    }

    @Test
    public void onePluginThatBlocksHoldsUpNobody() throws Exception {
        Session romeo = verona.romeo();
        ServiceRegistration<?> stuck = register(Plugin.class, new Stuck(), "(jid=romeo@localhost*)");
        assertThat(next()).isEqualTo("attaching");
        ServiceRegistration<?> handler = register(
                MessageHandler.class,
                (message, session) -> seen.add(message.body().orElse("")),
                "(kind=CLIENT)");
        verona.juliet().send(Message.chat(romeo.jid(), "heard"));
        assertThat(next()).isEqualTo("heard");
        List<ExtensionInfo> attaching = romeo.extensions().stream()
                .filter(info -> info.state() == ExtensionInfo.State.ATTACHING)
                .toList();
        assertThat(attaching)
                .singleElement()
                .satisfies(info -> assertThat(info.type()).isEqualTo(Stuck.class));
        stuck.unregister();
        assertThat(next()).isEqualTo("interrupted");
        assertThat(romeo.extensions()).extracting(ExtensionInfo::name).doesNotContain(Stuck.class.getName());
        handler.unregister();
    }
}
