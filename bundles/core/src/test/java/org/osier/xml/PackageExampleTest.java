/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

/** What the documentation of the package shows. */
public class PackageExampleTest {
    @Test
    public void doesWhatItSays() {
        Element message = Element.builder("jabber:client", "message")
                .attribute("type", "chat")
                .child("jabber:client", "body", "Wherefore art thou?")
                .child(Element.of("urn:xmpp:receipts", "request"))
                .build();

        ElementPath chat = ElementPath.parse("{jabber:client}message@type=chat/body");
        assertThat(chat.matches(message)).isTrue();
        assertThat(chat.select(message)).containsExactly(Element.of("jabber:client", "body", "Wherefore art thou?"));
        assertThat(message.has("urn:xmpp:receipts", "request")).isTrue();
        assertThat(message.texts("jabber:client", "body").best("fr", "*")).contains("Wherefore art thou?");
        assertThat(message.attribute("priority").flatMap(Values::integer)).isEmpty();
    }
}
