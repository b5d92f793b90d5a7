/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError.Condition;

public class MessageTest {
    private static Message read(String attributes, String content) {
        return new Message(Wire.element("<message " + attributes + ">" + content + "</message>"));
    }

    @Test
    public void takesATypeThatDoesNotExistForNormal() {
        assertThat(read("", "").type()).isEqualTo(Message.Type.NORMAL);
        assertThat(read("type=''", "").type()).isEqualTo(Message.Type.NORMAL);
        assertThat(read("type='sonnet'", "").type()).isEqualTo(Message.Type.NORMAL);
        assertThat(read("type='CHAT'", "").type()).isEqualTo(Message.Type.NORMAL);
        for (Message.Type type : Message.Type.values()) {
            assertThat(read("type='" + type + "'", "").type()).isEqualTo(type);
        }
    }

    @Test
    public void readsItsTexts() {
        Message message = read(
                "type='chat'",
                "<subject>s</subject><body>Wherefore &lt;art&gt; thou</body>"
                        + "<body xml:lang='cs'>Pro\u010De</body><thread parent='p'>t</thread>");
        assertThat(message.body()).hasValue("Wherefore <art> thou");
        assertThat(message.subject()).hasValue("s");
        assertThat(message.thread()).hasValue("t");
    }

    @Test
    public void readsOnlyChildrenOfItsOwnNamespace() {
        Message message = read("", "<body xmlns='http://www.w3.org/1999/xhtml'>x</body>");
        assertThat(message.body()).isEmpty();
        assertThat(read("", "<body/>").body()).hasValue("");
    }

    @Test
    public void repliesToTheSenderInTheSameThread() {
        Message message = read(
                "type='chat' from='juliet@capulet.lit/balcony' to='romeo@montague.lit' id='7'",
                "<body>x</body><thread>t</thread>");
        assertThat(message.reply().body("y").build())
                .isEqualTo(read(
                        "type='chat' to='juliet@capulet.lit/balcony' from='romeo@montague.lit'",
                        "<thread>t</thread><body>y</body>"));
    }

    @Test
    public void repliesToTheRoom() {
        Message message = read("type='groupchat' from='orchard@rooms.montague.lit/juliet'", "<body>x</body>");
        assertThat(message.reply().build().to()).hasValue(Jid.of("orchard@rooms.montague.lit"));
    }

    @Test
    public void neverAnswersAnError() {
        Message error = read("type='error' from='juliet@capulet.lit'", "");
        assertThatThrownBy(error::reply).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> error.error(StanzaError.of(Condition.GONE))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void answersWithAnError() {
        Message error = read("type='chat' from='juliet@capulet.lit' to='romeo@montague.lit' id='7'", "<body>x</body>")
                .error(StanzaError.of(Condition.GONE, "moved"));
        assertThat(error)
                .isEqualTo(read(
                        "type='error' to='juliet@capulet.lit' from='romeo@montague.lit' id='7'",
                        "<error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                                + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>moved</text></error>"));
    }

    @Test
    public void refusesToWriteWhatXmlForbids() {
        Message.Builder builder = Message.to(Jid.of("juliet@capulet.lit"));
        assertThatThrownBy(() -> builder.body("\u0000")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.body("\uD800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.id("\uFFFF")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Point({35, 39})
    public void readsItsTextsInAllLanguages() {
        Message message = read(
                "xml:lang='en'",
                "<body>rose</body><body xml:lang='fr'>la rose</body><subject xml:lang='fr-CA'>fleurs</subject>");
        assertThat(message.lang()).hasValue("en");
        assertThat(message.bodies().best("fr")).hasValue("la rose");
        assertThat(message.bodies().best("en-GB")).hasValue("rose");
        assertThat(message.bodies().best("de")).isEmpty();
        assertThat(message.subjects().best("de", "fr")).hasValue("fleurs");
    }

    @Test
    @Point({39, 41})
    public void writesItsTextsInLanguages() {
        Message message = Message.to(Jid.of("juliet@capulet.lit"))
                .lang("en")
                .subject("flowers")
                .subject("fr", "fleurs")
                .body("rose")
                .body("fr", "la rose")
                .thread("t", "p")
                .build();
        assertThat(message)
                .isEqualTo(read(
                        "to='juliet@capulet.lit' xml:lang='en'",
                        "<subject>flowers</subject><subject xml:lang='fr'>fleurs</subject>"
                                + "<body>rose</body><body xml:lang='fr'>la rose</body><thread parent='p'>t</thread>"));
        assertThat(message.parentThread()).hasValue("p");
    }

    @Test
    public void asksForAddressesOnlyWhenTheyAreWanted() {
        Message message = read("from='@@'", "<body>x</body>");
        assertThat(message.body()).hasValue("x");
        assertThatThrownBy(message::from).isInstanceOf(IllegalArgumentException.class);
    }
}
