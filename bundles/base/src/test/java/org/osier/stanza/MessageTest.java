/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;

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
    public void keepsWhatItDoesNotKnow() {
        Element unknown = Element.builder("urn:example:unknown", "x")
                .attribute("a", "1")
                .text("t")
                .build();
        Message message =
                Message.to(Jid.of("juliet@capulet.lit")).payload(unknown).build();
        assertThat(Wire.element(message.toString())).isEqualTo(message.element());
        assertThat(message.withId("1").element().child("urn:example:unknown", "x"))
                .hasValue(unknown);
    }

    @Test
    public void decodesAPayloadOnDemand() {
        record Note(String text) implements Payload {
            static final PayloadCodec<Note> CODEC =
                    PayloadCodec.of("urn:example:note", "note", e -> new Note(e.text()));

            @Override
            public Element toElement() {
                return Element.of("urn:example:note", "note", text);
            }
        }
        Message message =
                Message.to(Jid.of("juliet@capulet.lit")).payload(new Note("n")).build();
        assertThat(message.payload(Note.CODEC)).hasValue(new Note("n"));
        assertThat(Message.chat(Jid.of("juliet@capulet.lit"), "x").payload(Note.CODEC))
                .isEmpty();
    }
}
