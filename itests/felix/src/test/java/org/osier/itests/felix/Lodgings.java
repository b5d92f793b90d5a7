/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osier.itests.support.Verona;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.StanzaErrorException;
import org.osier.stream.StanzaFilter.Stage;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * Installs bundles in romeo's house, has juliet use them, updates and removes them. No other bundle imports anything of
 * theirs, so the framework lets go of what is updated or uninstalled by itself; else a refresh would have to follow, as
 * File Install has it. For use by one thread.
 */
final class Lodgings {
    /** What is said to the bundle that is referenced in all ways. */
    static final String LODGER = "urn:osier:itests:lodger";
    /** Two bundles, of which each is installed and updated. */
    static final int LOADERS_PER_ROUND = 4;

    private static final int MOST_LOOKS = 10_000;

    private final Verona verona;
    private final Session romeo;
    private final Loaders loaders;
    private final String lodgerLocation;
    private final String versionLocation;

    Lodgings(Verona verona, Loaders loaders, String lodgerLocation, String versionLocation) {
        this.verona = verona;
        this.romeo = verona.romeo();
        this.loaders = loaders;
        this.lodgerLocation = lodgerLocation;
        this.versionLocation = versionLocation;
        verona.juliet().handle(Iq.Type.GET, LODGER, "who", (request, session) -> request.result());
        verona.juliet().filter(Stage.IN, 0, Lodgings::withoutWhy);
    }

    /** Of the lodger's questions juliet never answers this one. */
    private static Optional<Element> withoutWhy(Element element) {
        return element.has(LODGER, "why") ? Optional.empty() : Optional.of(element);
    }

    void round(int number) throws Exception {
        List<Bundle> bundles = List.of(install(lodgerLocation), install(versionLocation));
        bundles.forEach(bundle -> loaders.watch(bundle, "installed in round " + number));
        use();
        for (Bundle bundle : bundles) {
            bundle.update();
            loaders.watch(bundle, "updated in round " + number);
        }
        use();
        for (Bundle bundle : bundles) {
            bundle.uninstall();
        }
        assertThat(verona.askVersion()).isEqualTo("service-unavailable");
        assertThat(ask("books").isError()).isTrue();
    }

    private Bundle install(String location) throws BundleException {
        Bundle bundle = verona.context().installBundle(location);
        bundle.start();
        return bundle;
    }

    /** Has all that the plugins have registered called at least once. */
    private void use() {
        assertThat(verona.askVersion()).isEqualTo("Osier");
        assertThat(ask("door").isError()).isFalse();
        assertThat(ask("letter").isError()).isFalse();
        assertThat(ask("promise").isError()).isFalse();
        assertThat(romeo.features()).contains(LODGER, "jabber:iq:version");
        verona.juliet().send(Message.to(romeo.jid()).build());
        int looks = 0;
        for (List<String> unused = unused(); !unused.isEmpty(); unused = unused()) {
            assertThat(looks++).as("not called at all: %s", unused).isLessThan(MOST_LOOKS);
        }
    }

    private List<String> unused() {
        return ask("books").payload().orElseThrow().attributes().stream()
                .filter(use -> use.getValue().equals("0"))
                .map(Map.Entry::getKey)
                .map(QName::local)
                .toList();
    }

    /** Juliet asks romeo's lodger; a refusal is an answer too. */
    private Iq ask(String what) {
        Iq request = Iq.get(romeo.jid(), Element.of(LODGER, what));
        try {
            return verona.juliet().requestAndWait(request);
        } catch (StanzaErrorException refusal) {
            return request.withFrom(verona.juliet().jid()).error(refusal.error());
        }
    }
}
