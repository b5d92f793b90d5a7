/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.xml.Element;

public class MatcherTest {
    private static final Element VERSION = Element.builder("jabber:client", "iq")
            .attribute("type", "get")
            .child(Element.of("jabber:iq:version", "query"))
            .build();

    @Test
    public void anyMatchesEverything() {
        assertThat(Matcher.ANY.matches(VERSION)).isTrue();
        assertThat(Matcher.ANY.matches(Element.of("", "a"))).isTrue();
    }

    @Test
    public void matchesQualifiedNamesOnly() {
        assertThat(Matcher.name("jabber:client", "iq").matches(VERSION)).isTrue();
        assertThat(Matcher.name("jabber:server", "iq").matches(VERSION)).isFalse();
        assertThat(Matcher.name("jabber:client", "message").matches(VERSION)).isFalse();
    }

    @Test
    public void matchesChildrenAndNotTheirChildren() {
        assertThat(Matcher.ANY.withChild("jabber:iq:version", "query").matches(VERSION))
                .isTrue();
        assertThat(Matcher.ANY.withChild("jabber:client", "query").matches(VERSION))
                .isFalse();
        Element wrapped = Element.builder("", "a").child(VERSION).build();
        assertThat(Matcher.ANY.withChild("jabber:iq:version", "query").matches(wrapped))
                .isFalse();
    }

    @Test
    public void matchesAttributesInNoNamespace() {
        assertThat(Matcher.ANY.withAttribute("type", "get").matches(VERSION)).isTrue();
        assertThat(Matcher.ANY.withAttribute("type", "set").matches(VERSION)).isFalse();
        assertThat(Matcher.ANY.withAttribute("id", "get").matches(VERSION)).isFalse();
    }

    @Test
    public void conditionsAddUp() {
        Matcher both = Matcher.name("jabber:client", "iq")
                .withAttribute("type", "get")
                .where(element -> element.children().size() == 1);
        assertThat(both.matches(VERSION)).isTrue();
        assertThat(both.where(element -> false).matches(VERSION)).isFalse();
    }
}
