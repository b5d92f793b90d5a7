/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.echobot;

import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osier.jid.Jid;
import org.osier.session.MessageHandler;
import org.osier.session.Session;
import org.osier.stanza.Message;

/**
 * Sends every message back; {@code etc/org.osier.echobot.cfg} makes one. Asked {@code /stream}, it tells over which XML
 * stream it was asked. All that it knows of connections is the session that it is called with.
 *
 * <p>Safe for use by many threads: each session calls it on its own event loop.
 */
@Component(configurationPid = "org.osier.echobot", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = EchoBot.Options.class)
public final class EchoBot implements MessageHandler {
    private static final String DELAY = "urn:xmpp:delay";

    private final String prefix;
    private final StreamLog streams;

    /** What the configuration may say. */
    @ObjectClassDefinition(name = "Osier echo bot", description = "Sends every message back")
    @interface Options {
        /** Begins every answer. */
        @AttributeDefinition(required = false, description = "What each answer begins with")
        String prefix() default "";

        /** The whiteboard reads it as a property of this service. */
        @AttributeDefinition(
                required = false,
                description =
                        "An LDAP filter over the properties of sessions, as in (jid=romeo@localhost*); all without it")
        String osier_target();
    }

    /** A bot for whatever sessions the whiteboard adds it to. */
    @Activate
    public EchoBot(Options options) {
        this(options.prefix(), Clock.systemUTC());
    }

    EchoBot(String prefix, Clock clock) {
        this.prefix = prefix;
        this.streams = new StreamLog(clock);
    }

    @Override
    public void handle(Message message, Session session) {
        StreamLog.Entry stream = streams.current(session);
        Optional<String> body = message.body();
        if (body.isPresent() && isMeantForUs(message, session.jid())) {
            String answer = body.get().strip().equals("/stream") ? stream.toString() : prefix + body.get();
            session.send(message.reply().body(answer).build());
        }
    }

    /** Rooms, what was said while we were away, and our own account's other devices get no echo. */
    private static boolean isMeantForUs(Message message, Jid self) {
        return (message.type() == Message.Type.CHAT || message.type() == Message.Type.NORMAL)
                && message.element().child(DELAY, "delay").isEmpty()
                && message.from().isPresent()
                && !message.from().get().bare().equals(self.bare());
    }
}
