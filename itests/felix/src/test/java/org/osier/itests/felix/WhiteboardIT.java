/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.ServiceRegistration;
import org.osier.itests.support.Verona;
import org.osier.session.MessageHandler;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.session.Session;
import org.osier.stanza.Message;
import org.osier.xep0030.Disco;

/** Handler and plugin services reach the sessions that they want, and leave them when they go. */
@RunWith(PaxExam.class)
public class WhiteboardIT {
    @Rule
    public final Verona verona = new Verona();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final MessageHandler listening =
            (message, session) -> heard.add(message.body().orElse(""));

    @Configuration
    public Option[] container() {
        return new Option[] {Container.options()};
    }

    @Test
    public void aHandlerServiceHearsUntilItIsUnregistered() throws Exception {
        Session romeo = verona.romeo();
        ServiceRegistration<MessageHandler> service =
                verona.context().registerService(MessageHandler.class, listening, null);
        verona.juliet().send(Message.chat(romeo.jid(), "first"));
        assertThat(heard.poll(Verona.SECONDS, TimeUnit.SECONDS)).isEqualTo("first");

        service.unregister();
        ServiceRegistration<MessageHandler> another = verona.context()
                .registerService(MessageHandler.class, (message, session) -> heard.add("another"), null);
        verona.juliet().send(Message.chat(romeo.jid(), "second"));
        assertThat(heard.poll(Verona.SECONDS, TimeUnit.SECONDS)).isEqualTo("another");
        assertThat(heard).isEmpty();
        another.unregister();
    }

    @Test
    public void aTargetChoosesTheSession() throws Exception {
        Session romeo = verona.romeo();
        ServiceRegistration<MessageHandler> elsewhere = verona.context()
                .registerService(
                        MessageHandler.class, (message, session) -> heard.add("elsewhere"), target("(kind=COMPONENT)"));
        ServiceRegistration<MessageHandler> here =
                verona.context().registerService(MessageHandler.class, listening, target("(kind=CLIENT)"));
        verona.juliet().send(Message.chat(romeo.jid(), "to clients"));
        assertThat(heard.poll(Verona.SECONDS, TimeUnit.SECONDS)).isEqualTo("to clients");
        assertThat(heard).isEmpty();
        elsewhere.unregister();
        here.unregister();
    }

    @Test
    public void aPluginIsAttachedAndItsApiGoesWithIt() {
        Session romeo = verona.romeo();
        assertThat(romeo.plugin(Disco.class)).isPresent();
        ServiceRegistration<?> service = verona.context().registerService(Plugin.class, new Balcony(), null);
        assertThat(romeo.plugin(StringBuilder.class)).isPresent();
        assertThat(romeo.features()).contains("urn:verona:balcony");

        service.unregister();
        assertThat(romeo.plugin(StringBuilder.class)).isEmpty();
        assertThat(romeo.features()).doesNotContain("urn:verona:balcony");
    }

    private static Dictionary<String, Object> target(String filter) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osier.target", filter);
        return properties;
    }

    /** A plugin with an API and a feature. */
    private static final class Balcony implements Plugin<StringBuilder> {
        @Override
        public Class<StringBuilder> api() {
            return StringBuilder.class;
        }

        @Override
        public StringBuilder attach(Scope scope) {
            scope.feature("urn:verona:balcony");
            return new StringBuilder();
        }
    }
}
