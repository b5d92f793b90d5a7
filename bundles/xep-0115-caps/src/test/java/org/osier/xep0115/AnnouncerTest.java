/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.Message;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.xml.Element;

/** What goes out with presence; the filters are called as a stream calls them. */
public class AnnouncerTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    private static final Element AWAY = Element.builder(Stanza.NAMESPACE, "presence")
            .attribute("id", "p1")
            .child(Stanza.NAMESPACE, "show", "away")
            .build();

    private EntityCaps now = caps("one");
    private Optional<Jid> without = Optional.empty();
    private final List<Element> wire = new ArrayList<>();
    private Runnable beforeTheQueue = () -> {};
    private final Announcer announcer = new Announcer(
            from -> Optional.of(now).filter(caps -> from.isEmpty() || !from.equals(without)),
            presence -> send(presence.element()));

    private static EntityCaps caps(String ver) {
        return new EntityCaps("sha-1", "urn:us", ver);
    }

    private void send(Element element) {
        Optional<Element> annotated = announcer.remember(element).flatMap(announcer::annotate);
        Runnable meanwhile = beforeTheQueue;
        beforeTheQueue = () -> {};
        meanwhile.run();
        annotated.flatMap(announcer::sent).ifPresent(wire::add);
    }

    private List<String> said() {
        return wire.stream()
                .map(e -> e.child(EntityCaps.CODEC.name())
                        .map(EntityCaps.CODEC.from())
                        .map(EntityCaps::ver)
                        .orElse("-"))
                .toList();
    }

    private Element last() {
        return wire.get(wire.size() - 1);
    }

    @Test
    public void saysItInEachAvailablePresence() {
        send(AWAY);
        send(AWAY.toBuilder().attribute("to", JULIET.toString()).build());
        assertThat(wire.get(0))
                .isEqualTo(AWAY.toBuilder().child(now.toElement()).build());
        assertThat(said()).containsExactly("one", "one");
    }

    @Test
    public void leavesAllElseAlone() {
        Element message = Message.chat(JULIET, "peace").element();
        send(message);
        for (Presence.Type type : Presence.Type.values()) {
            if (type != Presence.Type.AVAILABLE && type != Presence.Type.ERROR) {
                send(Presence.of(type).element());
            }
        }
        assertThat(wire).contains(message);
        assertThat(said()).containsOnly("-");
    }

    @Test
    public void replacesWhatSomebodyElseSaid() {
        send(AWAY.toBuilder().child(caps("stale").toElement()).build());
        assertThat(last().children(EntityCaps.NAMESPACE, "c")).hasSize(1);
        assertThat(said()).containsExactly("one");
    }

    @Test
    public void saysNothingOfAnAddressThatOthersAnswerFor() {
        without = Optional.of(Jid.of("rooms.montague.lit"));
        send(AWAY.toBuilder().attribute("from", "rooms.montague.lit").build());
        assertThat(said()).containsExactly("-");
    }

    @Test
    public void repeatsTheLastPresenceOnlyWhenItWouldSaySomethingElse() {
        send(AWAY);
        announcer.repeat();
        assertThat(wire).hasSize(1);
        now = caps("two");
        announcer.repeat();
        announcer.repeat();
        assertThat(said()).containsExactly("one", "two");
        assertThat(last()).isEqualTo(AWAY.toBuilder().child(now.toElement()).build());
    }

    @Test
    public void repeatsNothingThatWasNotSaidToAll() {
        announcer.repeat();
        send(AWAY.toBuilder().attribute("to", JULIET.toString()).build());
        now = caps("two");
        announcer.repeat();
        assertThat(wire).hasSize(1);
    }

    @Test
    public void doesNotBecomeAvailableByItself() {
        send(AWAY);
        send(Presence.of(Presence.Type.UNAVAILABLE).element());
        now = caps("two");
        announcer.repeat();
        assertThat(wire).hasSize(2);
        send(AWAY);
        announcer.forget();
        now = caps("three");
        announcer.repeat();
        assertThat(said()).containsExactly("one", "-", "two");
    }

    /** The last word is the application's. */
    @Test
    public void dropsARepetitionThatIsOvertaken() throws Exception {
        send(AWAY);
        now = caps("two");
        Element dnd = Element.builder(Stanza.NAMESPACE, "presence")
                .child(Stanza.NAMESPACE, "show", "dnd")
                .build();
        beforeTheQueue = () -> onAnotherThread(() -> send(dnd));
        announcer.repeat();
        assertThat(wire).hasSize(2);
        assertThat(last()).isEqualTo(dnd.toBuilder().child(now.toElement()).build());
    }

    private static void onAnotherThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
