/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.osier.Point;
import org.osier.xml.Element;
import org.osier.xml.QName;

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

    private static final QName IQ = new QName("jabber:client", "iq");
    private static final QName QUERY = new QName("jabber:iq:version", "query");

    private static Matcher.Key key(QName nameOrNull, QName childOrNull) {
        return new Matcher.Key(Optional.ofNullable(nameOrNull), Optional.ofNullable(childOrNull));
    }

    @Test
    public void severalChildrenMustAllBeThere() {
        Matcher both = Matcher.ANY.withChild("jabber:iq:version", "query").withChild("urn:x", "x");
        assertThat(both.matches(VERSION)).isFalse();
        assertThat(both.matches(
                        VERSION.toBuilder().child(Element.of("urn:x", "x")).build()))
                .isTrue();
        assertThat(both.keys()).containsExactly(key(null, QUERY));
    }

    @Test
    @Point(30)
    public void matchesById() {
        Element withId = VERSION.toBuilder().attribute("id", "1").build();
        assertThat(Matcher.id("1").matches(withId)).isTrue();
        assertThat(Matcher.id("2").matches(withId)).isFalse();
        assertThat(Matcher.id("1").matches(VERSION)).isFalse();
    }

    @Test
    @Point(30)
    public void aReplyHasTheIdAndTheSender() {
        Matcher reply = Matcher.reply("1", "capulet.lit");
        Element.Builder withId = VERSION.toBuilder().attribute("id", "1");
        assertThat(reply.matches(withId.build())).as("from nobody").isFalse();
        assertThat(reply.matches(withId.attribute("from", "capulet.lit").build()))
                .isTrue();
        assertThat(reply.matches(withId.attribute("from", "capulet.lit/x").build()))
                .isFalse();
        assertThat(reply.matches(withId.attribute("from", "capulet.lit")
                        .attribute("id", "2")
                        .build()))
                .isFalse();
    }

    @Test
    @Point(30)
    public void matchesByPathAndIsLookedUpByItsNames() {
        Matcher path = Matcher.path("{jabber:client}iq@type=get/{jabber:iq:version}query");
        assertThat(path.matches(VERSION)).isTrue();
        assertThat(path.matches(VERSION.toBuilder().attribute("type", "set").build()))
                .isFalse();
        assertThat(path.keys()).containsExactly(key(IQ, QUERY));
        assertThat(Matcher.path("iq/{jabber:iq:version}query").keys()).containsExactly(key(null, QUERY));
        assertThat(Matcher.path("iq").keys()).isEqualTo(Matcher.ANY.keys());
    }

    @Test
    @Point(30)
    public void matchesByXPathAndIsLookedUpByItsNames() {
        Map<String, String> namespaces = Map.of("", "jabber:client", "v", "jabber:iq:version");
        Matcher xpath = Matcher.xpath("/iq[@type='get'][v:query]", namespaces);
        assertThat(xpath.matches(VERSION)).isTrue();
        assertThat(xpath.matches(Element.of("jabber:client", "iq"))).isFalse();
        assertThat(xpath.keys()).containsExactly(key(IQ, QUERY));
        assertThat(Matcher.xpath("//v:query", namespaces).keys()).isEqualTo(Matcher.ANY.keys());
        assertThat(Matcher.xpath("//v:query", namespaces).matches(VERSION)).isTrue();
    }

    @Test
    @Point(30)
    public void matchesByMaskAndIsLookedUpByItsNames() {
        Matcher mask = Matcher.mask(VERSION);
        assertThat(mask.matches(VERSION.toBuilder().attribute("id", "1").build()))
                .isTrue();
        assertThat(mask.matches(VERSION.toBuilder().withoutAttribute("type").build()))
                .isFalse();
        assertThat(mask.keys()).containsExactly(key(IQ, QUERY));
    }

    @Test
    @Point(30)
    public void anyOfMatchesWhatOneOfThemDoes() {
        Matcher gets = Matcher.name("jabber:client", "iq").withAttribute("type", "get");
        Matcher either = Matcher.anyOf(gets, Matcher.name("jabber:client", "message"));
        assertThat(either.matches(VERSION)).isTrue();
        assertThat(either.matches(Element.of("jabber:client", "message"))).isTrue();
        assertThat(either.matches(Element.of("jabber:client", "iq"))).isFalse();
        assertThat(either.matches(Element.of("jabber:client", "presence"))).isFalse();
    }

    @Test
    public void anyOfIsLookedUpByTheNamesOfEach() {
        Matcher iq = Matcher.name("jabber:client", "iq");
        Matcher query = Matcher.ANY.withChild("jabber:iq:version", "query");
        assertThat(Matcher.anyOf(iq, query, iq).keys()).containsExactly(key(IQ, null), key(null, QUERY));
        assertThat(Matcher.anyOf(iq, Matcher.ANY).keys()).isEqualTo(Matcher.ANY.keys());
        assertThat(Matcher.anyOf(iq)).isSameAs(iq);
    }

    @Test
    public void anyOfTakesFurtherConditions() {
        Matcher names = Matcher.anyOf(Matcher.name("jabber:client", "iq"), Matcher.name("jabber:client", "message"));
        Matcher queries = names.withChild("jabber:iq:version", "query").withAttribute("type", "get");
        assertThat(queries.matches(VERSION)).isTrue();
        assertThat(queries.matches(Element.of("jabber:client", "iq"))).isFalse();
        assertThat(queries.keys()).isEqualTo(names.keys());
        assertThat(Matcher.anyOf(queries, Matcher.id("7")).matches(VERSION)).isTrue();
    }

    @Test
    public void refusesToMatchNothing() {
        assertThatThrownBy(() -> new Matcher(List.of(), element -> true)).isInstanceOf(IllegalArgumentException.class);
    }
}
