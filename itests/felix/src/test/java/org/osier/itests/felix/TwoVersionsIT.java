/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osier.itests.support.Verona;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaErrorException;
import org.osier.xml.Element;

/** Two versions of one plugin serve two sessions at the same time, each with classes of its own. */
@RunWith(PaxExam.class)
public class TwoVersionsIT {
    private static final String ORCHARD = "(jid=romeo@localhost/orchard)";

    @Rule
    public final Verona verona = new Verona();

    private Session romeo;
    private Session orchard;
    private org.osgi.service.cm.Configuration configuration;

    @Configuration
    public Option[] container() {
        return new Option[] {Container.options()};
    }

    @Before
    public void connectTwice() throws IOException {
        romeo = verona.session("(&(jid=romeo@localhost*)(state=ONLINE)(!" + ORCHARD + "))");
        Dictionary<String, Object> account = verona.account("romeo", "wherefore");
        account.put("jid", "romeo@localhost/orchard");
        configuration = verona.configure("org.osier.client", account);
        orchard = verona.session("(&" + ORCHARD + "(state=ONLINE))");
    }

    @After
    public void closeOne() throws IOException {
        configuration.delete();
    }

    @Test
    public void eachSessionHasItsVersion() throws Exception {
        Bundle one = install("twin-1", "1.0.0", "(!" + ORCHARD + ")");
        Bundle two = install("twin-2", "2.0.0", ORCHARD);
        try {
            assertThat(List.of(ask(romeo), ask(orchard))).containsExactly("1.0.0", "2.0.0");
            Class<?> api = api(romeo);
            assertThat(api.getName()).isEqualTo(api(orchard).getName());
            assertThat(api).isNotSameAs(api(orchard));
            Object untouched = romeo.plugin(api).orElseThrow();
            Optional<String> stream = romeo.streamId();

            two.update(jar("2.1.0", ORCHARD));
            assertThat(List.of(ask(romeo), ask(orchard))).containsExactly("1.0.0", "2.1.0");
            assertThat(romeo.plugin(api).orElseThrow()).isSameAs(untouched);
            assertThat(romeo.streamId()).isEqualTo(stream);

            two.uninstall();
            assertThat(List.of(ask(romeo), ask(orchard))).containsExactly("1.0.0", "service-unavailable");
        } finally {
            one.uninstall();
        }
        assertThat(ask(romeo)).isEqualTo("service-unavailable");
    }

    private static Class<?> api(Session session) {
        return session.extensions().stream()
                .flatMap(info -> info.api().stream())
                .filter(api -> api.getName().equals(Twin.Api.class.getName()))
                .findFirst()
                .orElseThrow();
    }

    private String ask(Session session) {
        try {
            return verona.juliet()
                    .requestAndWait(Iq.get(session.jid(), Element.of(Twin.NAMESPACE, "twin")))
                    .payload()
                    .map(Element::text)
                    .orElse("no answer");
        } catch (StanzaErrorException e) {
            return e.error().condition().toString();
        }
    }

    private Bundle install(String location, String version, String target) throws Exception {
        Bundle bundle = verona.context().installBundle(location, jar(version, target));
        bundle.start();
        return bundle;
    }

    private static InputStream jar(String version, String target) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "org.osier.itests.twin");
        headers.putValue("Bundle-Version", version);
        headers.putValue("Bundle-Activator", Twin.class.getName());
        headers.putValue(
                "Import-Package",
                "org.osgi.framework,org.osier.jid,org.osier.session,org.osier.stanza,org.osier.stream,org.osier.xml");
        headers.putValue(Twin.TARGET, target);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> each : List.of(Twin.class, Twin.Api.class, Twin.TwinPlugin.class)) {
                String name = each.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(name));
                try (InputStream in = each.getResourceAsStream("/" + name)) {
                    in.transferTo(jar);
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
