/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stream.Registration;
import org.osier.xep0030.DiscoItems.Item;
import org.osier.xml.Element;

/** A session with service discovery, and somebody who asks. */
abstract class DiscoStage {
    static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    static final Jid ROOM = Jid.of("balcony@rooms.montague.lit");
    static final Identity USUAL = new Identity("client", "bot", "Osier");

    final Romeo romeo = new Romeo();
    final Registration plugin = romeo.add(new DiscoPlugin());

    @After
    public void close() {
        romeo.close();
    }

    /** Answers whatever it is asked, under a name of its own. */
    record Named(String name, Optional<Jid> jid, Optional<String> node) implements DiscoNode {
        @Override
        public DiscoInfo info(DiscoRequest request) {
            return DiscoInfo.of(new Identity(
                    "hierarchy",
                    "branch",
                    name + " for " + request.asker().map(Jid::toString).orElse("the server")));
        }

        @Override
        public List<Item> items(DiscoRequest request) {
            return List.of(new Item(request.asked(), name));
        }
    }

    Disco disco() {
        return romeo.plugin(Disco.class).orElseThrow();
    }

    static Element query(String namespace, String node) {
        return Element.builder(namespace, "query")
                .attribute("node", Optional.of(node).filter(name -> !name.isEmpty()))
                .build();
    }

    Element ask(Jid to, Element query) {
        if (romeo.state() == Session.State.OFFLINE) {
            romeo.connect();
        }
        romeo.receive(Iq.get(to, query).withId("d1").withFrom(JULIET));
        return romeo.sent();
    }

    DiscoInfo info(Jid to, String node) {
        return new Iq(ask(to, query(DiscoInfo.NAMESPACE, node)))
                .payload(DiscoInfo.CODEC)
                .orElseThrow();
    }

    DiscoItems items(Jid to, String node) {
        return new Iq(ask(to, query(DiscoItems.NAMESPACE, node)))
                .payload(DiscoItems.CODEC)
                .orElseThrow();
    }

    String answering(Jid to, String node) {
        String name = info(to, node).identities().get(0).name().orElseThrow();
        return name.replace(" for " + JULIET, "");
    }
}
