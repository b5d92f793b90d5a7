/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.ElementReader;
import org.osier.xml.XmlLimits;

public class StanzasTest {
    private static List<Element> parsed(byte[] block) throws IOException {
        String stream = "<s:stream xmlns:s='http://etherx.jabber.org/streams' xmlns='jabber:client'>"
                + new String(block, StandardCharsets.UTF_8) + "</s:stream>";
        ElementReader reader = new ElementReader(
                new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)),
                XmlLimits.AUTHENTICATED,
                ContentNamespace.of("jabber:client"));
        reader.readHeader();
        List<Element> elements = new ArrayList<>();
        for (Optional<Element> next = reader.read(); next.isPresent(); next = reader.read()) {
            elements.add(next.get());
        }
        return elements;
    }

    @Test
    public void chatsAreAsManyAsToldAndOfOneLength() throws IOException {
        byte[] block = Stanzas.chats();

        assertThat(parsed(block))
                .hasSize(Stanzas.CHATS)
                .allMatch(chat -> chat.children().size() == 5)
                .extracting(chat -> chat.attribute("id"))
                .doesNotHaveDuplicates();
        assertThat(block.length % Stanzas.CHATS).isZero();
        assertThat(block.length / Stanzas.CHATS).isBetween(420, 440);
    }

    @Test
    public void mixtureIsHalfChatThreeTenthsPresenceTwoTenthsEvents() throws IOException {
        List<Element> mixed = parsed(Stanzas.mixed());
        int tenth = mixed.size() / 10;

        assertThat(mixed).filteredOn(e -> e.local().equals("presence")).hasSize(3 * tenth);
        assertThat(mixed)
                .filteredOn(e -> e.attribute("type").equals(Optional.of("chat")))
                .hasSize(5 * tenth);
        assertThat(mixed)
                .filteredOn(e -> e.attribute("type").equals(Optional.of("headline")))
                .hasSize(2 * tenth);
    }

    @Test
    public void eventsAreOfAsManyBytesAsTold() {
        assertThat(Stanzas.event(0).length()).isBetween(2250, 2350);
    }
}
