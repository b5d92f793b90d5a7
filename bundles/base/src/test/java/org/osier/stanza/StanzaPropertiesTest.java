/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xml.Element;
import org.osier.xml.ElementMaps;
import org.osier.xml.QName;

/** What holds for all stanzas. A failure names the seed with which it comes again. */
public class StanzaPropertiesTest {
    private static final int TRIALS = 2_000;
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "chat",
            "error",
            "get",
            "result",
            "dnd",
            "5",
            "128",
            "<&>\"'",
            "]]>",
            "\uD83C\uDF39",
            "Pročež",
            "@@",
            "a@b/c",
            "404",
            "en",
            "\n\t");
    private static final List<String> NAMES = List.of(
            "message",
            "presence",
            "iq",
            "body",
            "subject",
            "thread",
            "show",
            "status",
            "priority",
            "error",
            "gone",
            "text",
            "conflict",
            "x");
    private static final List<String> NAMESPACES =
            List.of("jabber:client", "jabber:client", "urn:ietf:params:xml:ns:xmpp-stanzas", "urn:example:x");
    private static final List<String> ATTRIBUTES = List.of("type", "to", "from", "id", "code", "by", "parent");
    private static final List<Jid> JIDS = List.of(Jid.of("a@b/c"), Jid.of("b"), Jid.of("žirafa@zoo.lit/\uD83E\uDD92"));

    private static final List<Message.Type> TYPES =
            List.of(Message.Type.NORMAL, Message.Type.CHAT, Message.Type.GROUPCHAT, Message.Type.HEADLINE);

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static void forAll(Function<Random, Stanza> made) {
        long first = System.nanoTime();
        for (long seed = first; seed < first + TRIALS; seed++) {
            Stanza stanza = made.apply(new Random(seed));
            assertThat(Stanza.read(Element.parse(stanza.toString())))
                    .as("seed %d", seed)
                    .isEqualTo(new StanzaReading.Valid(stanza));
            Element again = ElementMaps.fromMap(ElementMaps.toMap(stanza.element()));
            assertThat(Stanza.of(again)).as("seed %d", seed).hasValue(stanza);
            assertThat(again).hasSameHashCodeAs(stanza);
        }
    }

    @Test
    @Point({37, 38, 39})
    public void messagesAreReadAsTheyWereWritten() {
        forAll(random -> Message.to(one(random, JIDS))
                .type(one(random, TYPES))
                .lang("en")
                .body(one(random, WORDS))
                .body("fr", one(random, WORDS))
                .subject(one(random, WORDS))
                .thread("t" + one(random, WORDS), one(random, WORDS))
                .payload(Element.of("urn:example:x", "x", one(random, WORDS)))
                .build());
    }

    @Test
    @Point({37, 38, 39})
    public void presenceIsReadAsItWasWritten() {
        forAll(random -> {
            Presence.Show show = one(random, List.of(Presence.Show.values()));
            int priority = random.nextInt(256) - 128;
            Presence presence = Presence.builder()
                    .from(one(random, JIDS))
                    .id(one(random, WORDS))
                    .show(show)
                    .priority(priority)
                    .status(one(random, WORDS))
                    .status("cs", one(random, WORDS))
                    .build();
            assertThat(presence.show()).isEqualTo(show);
            assertThat(presence.priority()).isEqualTo(priority);
            return presence;
        });
    }

    @Test
    @Point({37, 38, 39})
    public void iqsAndErrorsAreReadAsTheyWereWritten() {
        forAll(random -> {
            StanzaError error = StanzaError.of(one(random, List.of(Condition.values())), one(random, WORDS))
                    .withText("fr", one(random, WORDS))
                    .withBy(one(random, JIDS));
            Iq request = Iq.get(one(random, JIDS), Element.of("urn:example:x", one(random, NAMES), one(random, WORDS)))
                    .withId(one(random, WORDS))
                    .withFrom(one(random, JIDS));
            Iq refusal = request.error(error);
            assertThat(Stanza.of(Element.parse(refusal.toString())).flatMap(Stanza::error))
                    .hasValue(error);
            return random.nextBoolean() ? request : refusal;
        });
    }

    /** Whatever a peer sends, nothing that is asked of it throws. */
    @Test
    @Point(39)
    public void readingNeverThrows() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + 10 * TRIALS; seed++) {
            Random random = new Random(seed);
            Element element = element(random, NAMES.get(random.nextInt(3)), 3);
            try {
                if (Stanza.read(element) instanceof StanzaReading.Valid valid) {
                    askAll(valid.stanza());
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + element, e);
            }
        }
    }

    private static Element element(Random random, String name, int depth) {
        Element.Builder builder =
                Element.builder(one(random, depth == 3 ? NAMESPACES.subList(0, 1) : NAMESPACES), name);
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.attribute(one(random, ATTRIBUTES), one(random, WORDS));
        }
        if (random.nextInt(4) == 0) {
            builder.attribute(QName.XML_LANG, one(random, WORDS));
        }
        for (int i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
            builder.text(one(random, WORDS)).child(element(random, one(random, NAMES), depth - 1));
        }
        return builder.build();
    }

    private static void askAll(Stanza stanza) {
        stanza.error()
                .ifPresent(
                        error -> assertThat(StanzaError.read(error.toElement())).isEqualTo(error));
        assertThat(stanza.payloads()).isNotNull();
        if (stanza instanceof Message message) {
            assertThat(message.bodies().first()).isEqualTo(message.body());
            assertThat(message.subjects().first()).isEqualTo(message.subject());
            if (!message.isError()) {
                Message reply = message.reply().build();
                assertThat(reply.thread()).isEqualTo(message.thread());
            }
        } else if (stanza instanceof Presence presence) {
            assertThat(presence.statuses().first()).isEqualTo(presence.status());
            assertThat(presence.priority()).isBetween(-128, 127);
            assertThat(presence.show()).isNotNull();
        } else if (stanza instanceof Iq iq && iq.isRequest()) {
            assertThat(iq.result().id()).isEqualTo(iq.id());
        }
    }
}
