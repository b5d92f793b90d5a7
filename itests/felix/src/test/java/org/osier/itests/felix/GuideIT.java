/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osier.itests.ClasspathBundles.bundles;

import java.io.IOException;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.Configuration;
import org.osier.itests.support.Verona;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0030.DiscoInfo;
import org.osier.xml.Element;

/** The bundle of docs/plugin-guide.md: what it holds serves as a service what it served in plain Java. */
@RunWith(PaxExam.class)
public class GuideIT {
    @Rule
    public final Verona verona = new Verona();

    private final BlockingQueue<String> toJuliet = new LinkedBlockingQueue<>();

    @org.ops4j.pax.exam.Configuration
    public Option[] container() {
        return new Option[] {
            Container.options(),
            bundles("org.osier.xep-0004-forms", "org.osier.xep-0050-commands", "org.osier.itests-guide")
        };
    }

    private Element ask(Element question) {
        return verona.juliet()
                .requestAndWait(Iq.get(verona.romeo().jid(), question))
                .payload()
                .orElseThrow();
    }

    private Bundle guide() throws BundleException {
        for (Bundle bundle : verona.context().getBundles()) {
            if ("org.osier.itests-guide".equals(bundle.getSymbolicName())) {
                bundle.start();
                return bundle;
            }
        }
        throw new AssertionError("the bundle is not there");
    }

    // guide: in a container
    @Test
    public void theTimeGoesWithItsBundle() throws Exception {
        Element question = Element.of("urn:xmpp:time", "time");
        assertThat(ask(question).childText("urn:xmpp:time", "tzo")).contains("Z");
        guide().stop();
        assertThatThrownBy(() -> ask(question))
                .isInstanceOf(StanzaErrorException.class)
                .hasMessageContaining("service-unavailable");
    }
    // end

    @Test
    public void eachComponentIsAdded() throws Exception {
        guide();
        assertThat(verona.askFeatures()).contains("urn:xmpp:time", "urn:example:lag", "urn:example:tally");
        assertThat(ask(Element.of("urn:example:lag", "lag")).text()).startsWith("PT");
        Element balcony = ask(Element.builder(DiscoInfo.NAMESPACE, "query")
                .attribute("node", "balcony")
                .build());
        assertThat(balcony.children(DiscoInfo.NAMESPACE, "feature")).hasSize(2);
        Element commands = ask(Element.builder("http://jabber.org/protocol/disco#items", "query")
                .attribute("node", "http://jabber.org/protocol/commands")
                .build());
        assertThat(commands.firstChild().orElseThrow().attribute("node")).contains("tally");
    }

    @Test
    public void handlersAndFiltersStandBeforeEachOther() throws Exception {
        guide();
        Jid romeo = verona.romeo().jid();
        verona.juliet()
                .onMessage((message, session) -> toJuliet.add(message.body().orElse("")));
        verona.juliet()
                .send(Message.to(romeo)
                        .type(Message.Type.HEADLINE)
                        .body("/tally")
                        .build());
        verona.juliet().send(Message.chat(romeo, "Good morrow"));
        assertThat(next()).isEqualTo("Is the day so young?");
        verona.juliet().send(Message.chat(romeo, "/tally"));
        assertThat(next()).startsWith("You have sent ");
    }

    /** Configurations are applied in order, so the first is there when the second answers. */
    @Test
    public void aTargetKeepsAComponentFromOtherSessions() throws Exception {
        guide();
        verona.juliet()
                .onMessage((message, session) -> toJuliet.add(message.body().orElse("")));
        List<Configuration> greeters =
                List.of(greeter("for components", "(kind=COMPONENT)"), greeter("for clients", "(kind=CLIENT)"));
        Set<String> heard = new HashSet<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Verona.SECONDS);
        while (!heard.contains("for clients") && System.nanoTime() < end) {
            verona.juliet().send(Message.chat(verona.romeo().jid(), "Good morrow"));
            heard.add(next());
        }
        assertThat(heard).contains("for clients").doesNotContain("for components");
        for (Configuration greeter : greeters) {
            greeter.delete();
        }
    }

    private Configuration greeter(String answer, String target) throws IOException {
        Dictionary<String, Object> options = new Hashtable<>();
        options.put("answer", answer);
        options.put("osier.target", target);
        return verona.configure("com.example.greeter", options);
    }

    private String next() throws InterruptedException {
        String next = toJuliet.poll(Verona.SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("a message to juliet").isNotNull();
        return next;
    }
}
