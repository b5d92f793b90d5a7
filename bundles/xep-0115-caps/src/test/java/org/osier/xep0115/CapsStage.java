/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.After;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Presence;
import org.osier.stanza.Stanza;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stream.Registration;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoPlugin;
import org.osier.xml.Element;

/** A session with capabilities, with everything in place but the server. */
abstract class CapsStage {
    static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    static final Jid NURSE = Jid.of("nurse@capulet.lit/chamber");
    static final Duration QUIET = CapsConfig.DEFAULT.quiet();

    final ManualTimer timer = new ManualTimer();
    final Romeo romeo = new Romeo(Session.Kind.CLIENT, timer);
    final Registration disco = romeo.add(new DiscoPlugin());
    final CapsPlugin plugin = new CapsPlugin();
    final Registration caps = romeo.add(plugin);

    @After
    public void close() {
        romeo.close();
    }

    Caps caps() {
        return romeo.plugin(Caps.class).orElseThrow();
    }

    void online() {
        romeo.connect();
        romeo.send(Presence.available());
    }

    static Optional<EntityCaps> said(Element presence) {
        assertThat(presence.local()).isEqualTo("presence");
        return presence.child(EntityCaps.CODEC.name()).map(EntityCaps.CODEC.from());
    }

    static Presence presence(Jid from, EntityCaps caps) {
        return new Presence(Element.builder(Stanza.NAMESPACE, "presence")
                .attribute("from", from.toString())
                .child(caps.toElement())
                .build());
    }

    static Iq query(String node) {
        return Iq.get(
                        Romeo.JID,
                        Element.builder(DiscoInfo.NAMESPACE, "query")
                                .attribute("node", node)
                                .build())
                .withId("q")
                .withFrom(JULIET);
    }

    Iq ask(String node) {
        romeo.receive(query(node));
        return new Iq(romeo.sent());
    }

    /** Fails when anything is sent before the answer to a request, which comes after all that happened before. */
    void requireNothingSent() {
        assertThat(ask("nobody knows this node").error().orElseThrow().condition())
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    /** Lets two quiet times pass, and what they bring happen. */
    void beQuiet() {
        timer.pass(QUIET);
        requireNothingSent();
        timer.pass(QUIET);
    }

    /** The question that the session asks next, as the one who is asked sees it. */
    Iq asked() {
        return new Iq(romeo.sent()).withFrom(Romeo.JID);
    }
}
