/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osier.session.MessageHandler;
import org.osier.session.Session;
import org.osier.stanza.Message;

/** Answers a greeting as the operator wishes. */
// guide: configured
@Component(configurationPid = "com.example.greeter", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ConfiguredGreeter.Options.class)
public final class ConfiguredGreeter implements MessageHandler {
    @ObjectClassDefinition(name = "Greeter", description = "Answers a greeting")
    @interface Options {
        @AttributeDefinition(description = "What is answered")
        String answer();

        @AttributeDefinition(required = false, description = "Which sessions, as an LDAP filter")
        String osier_target();
    }

    @Activate
    public ConfiguredGreeter(Options options) {
        this(options.answer());
    }
    // end

    private final String answer;

    /** In plain Java. */
    public ConfiguredGreeter(String answer) {
        this.answer = answer;
    }

    @Override
    public void handle(Message message, Session session) {
        if (message.body().filter("Good morrow"::equals).isPresent()) {
            session.send(message.reply().body(answer).build());
        }
    }
}
