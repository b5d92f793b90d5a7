/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.Test;
import org.osier.Point;
import org.osier.xml.Element;
import org.osier.xml.LangTexts;

/** What peers write that no RFC foresees, and what it is taken for: the attributes of a case, {@code none} for absent. */
public class LeniencyTest {
    private static List<Element> cases(String resource) throws IOException {
        try (InputStream in = LeniencyTest.class.getResourceAsStream(resource)) {
            return Element.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim())
                    .children();
        }
    }

    private static void check(String resource, int cases) throws IOException {
        assertThat(cases(resource)).hasSize(cases).allSatisfy(expected -> {
            Element element = expected.firstChild().orElseThrow();
            Stanza stanza = ((StanzaReading.Valid) Stanza.read(element)).stanza();
            Map<String, String> read = read(stanza);
            assertThat(expected.attributes())
                    .isNotEmpty()
                    .allSatisfy(fact -> assertThat(read.get(fact.getKey().local()))
                            .as("%s of %s", fact.getKey(), stanza)
                            .isEqualTo(fact.getValue()));
        });
    }

    private static Map<String, String> read(Stanza stanza) {
        Map<String, String> facts = new HashMap<>();
        if (stanza instanceof Message message) {
            facts.put("type", message.type().toString());
            facts.put("body", orNone(message.body()));
            facts.put("bodies", all(message.bodies()));
            facts.put("subject", orNone(message.subject()));
            facts.put("thread", orNone(message.thread()));
            facts.put("parent", orNone(message.parentThread()));
        } else if (stanza instanceof Presence presence) {
            facts.put("type", presence.type().toString());
            facts.put("show", presence.show().toString());
            facts.put("status", orNone(presence.status()));
            facts.put("statuses", all(presence.statuses()));
            facts.put("priority", Integer.toString(presence.priority()));
        }
        Optional<StanzaError> error = stanza.error();
        assertThat(error.isPresent()).isEqualTo(stanza.isError());
        facts.put("error", orNone(error.map(StanzaError::condition)));
        facts.put("error-type", orNone(error.map(StanzaError::type)));
        facts.put("error-text", orNone(error.flatMap(StanzaError::text)));
        facts.put("uri", orNone(error.flatMap(StanzaError::uri)));
        facts.put("by", orNone(error.flatMap(StanzaError::by)));
        return facts;
    }

    private static String orNone(Optional<?> value) {
        return value.map(Object::toString).orElse("none");
    }

    private static String all(LangTexts texts) {
        return texts.all().entrySet().stream()
                .map(text -> text.getKey() + "=" + text.getValue())
                .collect(Collectors.joining(" "));
    }

    @Test
    @Point(39)
    public void messages() throws IOException {
        check("awkward-messages.xml", 12);
    }

    @Test
    @Point(39)
    public void presence() throws IOException {
        check("awkward-presence.xml", 12);
    }

    @Test
    @Point(39)
    public void errors() throws IOException {
        check("awkward-errors.xml", 12);
    }
}
