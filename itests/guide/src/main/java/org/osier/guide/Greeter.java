/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osier.session.MessageHandler;
import org.osier.session.Session;
import org.osier.stanza.Message;

/** Answers a greeting. */
@Component
public final class Greeter implements MessageHandler {
    // guide: message
    @Override
    public void handle(Message message, Session session) {
        Optional<String> greeting = message.body().filter("Good morrow"::equals);
        if (greeting.isPresent() && message.type() == Message.Type.CHAT) {
            session.send(message.reply().body("Is the day so young?").build());
        }
    }
    // end
}
