/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.osier.xml.Element;

public class HandlerTableTest {
    @Rule
    public final Logged logged = new Logged();

    private static final String CLIENT = "jabber:client";
    private static final Element PING = Element.builder(CLIENT, "iq")
            .attribute("type", "get")
            .child(Element.of("urn:xmpp:ping", "ping"))
            .build();

    private final HandlerTable<String> table = new HandlerTable<>();
    private final FaultHooks faults = new FaultHooks(Timer.SYSTEM);

    private HandlerTable.Entry<String> add(String handler, Matcher matcher) {
        return table.add(handler, matcher, handler);
    }

    private List<String> matching(Element element) {
        return table.candidates(element).stream()
                .filter(entry -> entry.holds(element, faults))
                .map(HandlerTable.Entry::handler)
                .toList();
    }

    @Test
    public void findsByNameChildAndCondition() {
        add("iq", Matcher.name(CLIENT, "iq"));
        add("ping", Matcher.name(CLIENT, "iq").withChild("urn:xmpp:ping", "ping"));
        add("get", Matcher.name(CLIENT, "iq").withAttribute("type", "get"));
        add("any", Matcher.ANY);
        add("message", Matcher.name(CLIENT, "message"));
        add("other namespace", Matcher.name("jabber:server", "iq"));
        add("version", Matcher.name(CLIENT, "iq").withChild("jabber:iq:version", "query"));
        add("set", Matcher.name(CLIENT, "iq").withAttribute("type", "set"));
        add("any ping", Matcher.ANY.withChild("urn:xmpp:ping", "ping"));

        assertThat(matching(PING)).containsExactly("iq", "ping", "get", "any", "any ping");
    }

    @Test
    public void keepsTheOrderOfRegistrationAcrossIndexes() {
        for (int i = 0; i < 20; i++) {
            add("ping" + i, Matcher.name(CLIENT, "iq").withChild("urn:xmpp:ping", "ping"));
            add("any" + i, Matcher.ANY);
            add("iq" + i, Matcher.name(CLIENT, "iq"));
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            expected.addAll(List.of("ping" + i, "any" + i, "iq" + i));
        }

        assertThat(matching(PING)).isEqualTo(expected);
    }

    @Test
    public void findsEachHandlerOnceHoweverManyChildrenMatch() {
        add("child", Matcher.ANY.withChild("urn:x", "x"));
        Element many = Element.builder(CLIENT, "message")
                .child(Element.of("urn:x", "x"))
                .child(Element.of("urn:y", "y"))
                .child(Element.of("urn:x", "x"))
                .build();

        assertThat(matching(many)).containsExactly("child");
    }

    @Test
    public void theSameHandlerAddedTwiceIsTwo() {
        HandlerTable.Entry<String> first = add("same", Matcher.ANY);
        add("same", Matcher.ANY);
        assertThat(matching(PING)).containsExactly("same", "same");

        table.remove(first);
        assertThat(matching(PING)).containsExactly("same");
        table.remove(first);
        assertThat(matching(PING)).as("removed twice").containsExactly("same");
    }

    @Test
    public void noNameStandsForAnyOther() {
        add("star", Matcher.name("*", "any"));
        assertThat(matching(PING)).isEmpty();
        assertThat(matching(Element.of("*", "any"))).containsExactly("star");
    }

    @Test
    public void aConditionThatFailsIsNoReasonToLeaveOutOthers() {
        add("before", Matcher.ANY);
        add("exception", Matcher.ANY.where(element -> {
            throw new IllegalStateException("not really");
        }));
        add("error", Matcher.name(CLIENT, "iq").where(element -> {
            throw new NoClassDefFoundError("gone/with/its/Bundle");
        }));
        add("after", Matcher.ANY);

        assertThat(matching(PING)).containsExactly("before", "after");
    }

    @Test
    public void aMatcherThatFailsIsToldToTheHook() {
        IllegalStateException failure = new IllegalStateException("not really");
        List<Object> told = new ArrayList<>();
        faults.add((what, e) -> told.addAll(List.of(what, e)));
        add("exception", Matcher.ANY.where(element -> {
            throw failure;
        }));

        assertThat(matching(PING)).isEmpty();
        assertThat(told).containsExactly("the matcher of handler exception", failure);
        assertThat(logged.messages()).isEmpty();
    }

    private static Matcher drawn(Random random, String... names) {
        Matcher matcher = random.nextInt(4) == 0 ? Matcher.ANY : Matcher.name("", names[random.nextInt(3)]);
        matcher = random.nextBoolean() ? matcher : matcher.withChild("", names[random.nextInt(3)]);
        return random.nextBoolean() ? matcher : matcher.withAttribute("x", names[random.nextInt(3)]);
    }

    /** The index is an optimisation: it finds what trying every matcher in turn would find. */
    @Test
    public void findsWhatTryingEveryMatcherWouldFind() {
        Random random = new Random(1562);
        String[] names = {"a", "b", "c"};
        List<Matcher> matchers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Matcher matcher = drawn(random, names);
            if (random.nextInt(3) == 0) {
                matcher = Matcher.anyOf(matcher, drawn(random, names), drawn(random, names));
            }
            matchers.add(matcher);
            add("" + i, matcher);
        }
        for (int i = 0; i < 500; i++) {
            Element.Builder builder =
                    Element.builder("", names[random.nextInt(3)]).attribute("x", names[random.nextInt(3)]);
            random.ints(random.nextInt(4), 0, 3).forEach(n -> builder.child(Element.of("", names[n])));
            Element element = builder.build();
            List<String> expected = new ArrayList<>();
            for (int m = 0; m < matchers.size(); m++) {
                if (matchers.get(m).matches(element)) {
                    expected.add("" + m);
                }
            }
            assertThat(matching(element)).as("%s", element).isEqualTo(expected);
        }
    }
}
