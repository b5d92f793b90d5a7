/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.osier.itests.ClasspathBundles.bundles;

import org.ops4j.pax.exam.Option;
import org.osier.itests.ClasspathBundles;

/** What every test runs in: Felix with all of our bundles, but for the one that the tests install while streams live. */
final class Container {
    /** The system property that tells the tests, inside the container, from where to install XEP-0092. */
    static final String VERSION_LOCATION = "osier.test.xep-0092";

    private Container() {}

    static Option options() {
        return composite(
                frameworkProperty("org.ops4j.pax.logging.DefaultServiceLog.level")
                        .value("WARN"),
                systemProperty(VERSION_LOCATION).value(ClasspathBundles.location("org.osier.xep-0092-version")),
                bundles(
                        "org.ops4j.pax.logging.pax-logging-api",
                        "org.osgi.util.function",
                        "org.osgi.util.promise",
                        "org.osgi.service.component",
                        "org.apache.felix.scr",
                        "org.apache.felix.configadmin",
                        "org.apache.felix.metatype",
                        "net.bytebuddy.byte-buddy",
                        "assertj-core",
                        "org.osier.core",
                        "org.osier.base",
                        "org.osier.client",
                        "org.osier.component",
                        "org.osier.config",
                        "org.osier.loopback",
                        "org.osier.xep-0004-forms",
                        "org.osier.xep-0030-disco",
                        "org.osier.xep-0050-commands",
                        "org.osier.xep-0199-ping",
                        "org.osier.echo-bot",
                        "org.osier.itests-support"),
                junitBundles());
    }
}
