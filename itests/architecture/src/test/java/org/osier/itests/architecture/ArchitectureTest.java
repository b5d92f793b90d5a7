/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** The rules of docs/architecture.md on who may know whom, read from the manifests of what was built. */
public class ArchitectureTest {
    private static final String CORE = "org.osier.core";

    /** What a bundle may import of ours, itself excepted; bundles that are not named may import session and below. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            CORE,
            Set.of(),
            "org.osier.base",
            Set.of("org.osier.xml", "org.osier.stream"),
            "org.osier.config",
            Set.of(
                    "org.osier.xml",
                    "org.osier.stream",
                    "org.osier.jid",
                    "org.osier.stanza",
                    "org.osier.session",
                    "org.osier.client",
                    "org.osier.component"));

    private static final Set<String> SESSION_AND_BELOW = Set.of(
            "org.osier.xml",
            "org.osier.stream",
            "org.osier.jid",
            "org.osier.sasl",
            "org.osier.stanza",
            "org.osier.store",
            "org.osier.roster",
            "org.osier.session");

    private final List<BundleManifest> bundles = BundleManifest.all();

    @Test
    public void allBundlesAreLookedAt() {
        assertThat(bundles)
                .extracting(BundleManifest::name)
                .contains(
                        CORE,
                        "org.osier.base",
                        "org.osier.client",
                        "org.osier.component",
                        "org.osier.config",
                        "org.osier.loopback",
                        "org.osier.store-mvstore",
                        "org.osier.xep-0004-forms",
                        "org.osier.xep-0030-disco",
                        "org.osier.xep-0045-muc",
                        "org.osier.xep-0050-commands",
                        "org.osier.xep-0092-version",
                        "org.osier.xep-0115-caps",
                        "org.osier.xep-0199-ping",
                        "org.osier.echo-bot");
    }

    @Test
    public void dependenciesPointOneWay() {
        for (BundleManifest bundle : bundles) {
            Set<String> foreign = bundle.ownImports();
            foreign.removeAll(bundle.exports());
            if (bundle.isXep()) {
                foreign.removeIf(name -> name.startsWith("org.osier.xep"));
            }
            assertThat(ALLOWED.getOrDefault(bundle.name(), SESSION_AND_BELOW))
                    .as("what %s may import", bundle)
                    .containsAll(foreign);
        }
    }

    @Test
    public void internalPackagesAreNeitherExportedNorImported() {
        for (BundleManifest bundle : bundles) {
            assertThat(bundle.exports()).as("exports of %s", bundle).noneMatch(name -> name.contains("internal"));
            assertThat(bundle.imports()).as("imports of %s", bundle).noneMatch(name -> name.contains("internal"));
        }
    }

    @Test
    public void coreKnowsNeitherStanzasNorOsgiNorTls() {
        BundleManifest core = bundle(CORE);
        assertThat(core.imports()).noneMatch(name -> name.startsWith("org.osgi") || name.startsWith("javax.net.ssl"));
        assertThat(core.exports()).containsExactly("org.osier.stream", "org.osier.xml");
    }

    @Test
    public void theParserStaysInsideCore() {
        assertThat(bundle(CORE).privatePackages()).anyMatch(name -> name.startsWith("com.ctc.wstx"));
        for (BundleManifest bundle : bundles) {
            assertThat(bundle.imports())
                    .as("imports of %s", bundle)
                    .noneMatch(name -> name.startsWith("com.ctc.wstx") || name.startsWith("org.codehaus"));
            assertThat(bundle.exports()).as("exports of %s", bundle).allMatch(name -> name.startsWith("org.osier."));
        }
    }

    @Test
    public void theFrameworkAppearsOnlyWhereServicesAreTracked() {
        assertThat(bundles)
                .filteredOn(bundle -> bundle.imports().contains("org.osgi.framework"))
                .extracting(BundleManifest::name)
                .isSubsetOf("org.osier.base", "org.osier.config", "org.osier.loopback");
    }

    @Test
    public void theDatabaseIsSeenByItsStoreAlone() {
        assertThat(bundles)
                .filteredOn(bundle -> bundle.imports().stream().anyMatch(name -> name.startsWith("org.h2")))
                .extracting(BundleManifest::name)
                .containsExactly("org.osier.store-mvstore");
    }

    private BundleManifest bundle(String name) {
        return bundles.stream()
                .filter(bundle -> bundle.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
