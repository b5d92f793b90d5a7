/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;
import org.osgi.framework.Bundle;
import org.osier.itests.support.Verona;
import org.osier.session.Session;

/** {@code feature:install osier-xep-0092} on a running session, in a Karaf that reaches no network. */
@RunWith(PaxExam.class)
public class HotFeatureIT {
    private static final String MAVEN = "etc/org.ops4j.pax.url.mvn.cfg";
    private static final String XEP = "osier-xep-0092";
    private static final String VERSION = "jabber:iq:version";

    @Rule
    public final Verona verona = new Verona();

    @Inject
    private FeaturesService features;

    @Configuration
    public Option[] container() {
        String repository = new File(System.getProperty("osier.karaf.repository")).toURI() + "@id=reactor@snapshots";
        return options(
                systemTimeout(120_000),
                karafDistributionConfiguration()
                        .frameworkUrl(new File(System.getProperty("osier.karaf.distribution"))
                                .toURI()
                                .toString())
                        .unpackDirectory(new File("target/exam"))
                        .useDeployFolder(false),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                keepRuntimeFolder(),
                logLevel(LogLevel.INFO),
                editConfigurationFilePut(MAVEN, "org.ops4j.pax.url.mvn.localRepository", "${karaf.data}/repository"),
                editConfigurationFilePut(MAVEN, "org.ops4j.pax.url.mvn.repositories", ""),
                editConfigurationFilePut(
                        MAVEN,
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots, " + repository),
                features(
                        "mvn:org.osier/osier-features/" + System.getProperty("osier.version") + "/xml/features",
                        // One stage, in parentheses: all of them are there before the test begins.
                        "(osier-config,osier-loopback,osier-xep-0030,osier-xep-0199)"),
                bundle(new File(System.getProperty("osier.itests.support"))
                        .toURI()
                        .toString()));
    }

    @Test
    public void featureInstalledAndUninstalledOnARunningSession() throws Exception {
        Session romeo = verona.romeo();
        Optional<String> stream = romeo.streamId();
        assertEquals("service-unavailable", verona.askVersion());
        assertFalse(verona.askFeatures().contains(VERSION));

        // Nothing else may be restarted: the session has to live through it.
        features.installFeature(XEP, EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles));
        assertEquals("Osier", verona.askVersion());
        assertTrue(verona.askFeatures().contains(VERSION));

        features.uninstallFeature(XEP, EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles));
        assertEquals("service-unavailable", verona.askVersion());
        assertTrue(stream.isPresent());
        assertEquals(stream, romeo.streamId());
    }

    @Test
    public void everyBundleOfOursIsActive() {
        assertTrue(Arrays.stream(verona.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.osier."))
                .allMatch(bundle -> bundle.getState() == Bundle.ACTIVE));
    }
}
