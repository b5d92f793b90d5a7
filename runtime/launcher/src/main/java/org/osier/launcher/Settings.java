/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;

/**
 * The properties that the framework and the bundles that the launcher carries are started with. A system property of
 * the same name comes first.
 */
record Settings(Home home, boolean shell) {
    private static final String POLL_MILLIS = "300";

    /** For the framework; bundles see them too. */
    Map<String, String> framework() {
        Map<String, String> all = new HashMap<>();
        all.putAll(storage());
        all.putAll(fileInstall());
        System.getProperties().stringPropertyNames().forEach(name -> all.put(name, System.getProperty(name)));
        return all;
    }

    /** For the JVM: what bundles look for before they can see any other. */
    Map<String, String> system() {
        return Map.of(
                "osier.home", home.root().toString(),
                // A line in the middle of a command that is being typed helps nobody; the file has all of them.
                "osier.console.level", System.getProperty("osier.console.level", shell ? "WARN" : "INFO"),
                "org.ops4j.pax.logging.StaticLogbackFile", home.logging().toString(),
                // What it says of itself until it has read that file.
                "org.ops4j.pax.logging.DefaultServiceLog.level", "WARN",
                // Nobody here reads logs as services or events.
                "org.ops4j.pax.logging.eventAdminEnabled", "false",
                "org.ops4j.pax.logging.logReaderEnabled", "false",
                "gosh.args", System.getProperty("gosh.args", shell ? "" : "--nointeractive"));
    }

    /** Bundles come from the jar and from plugins, configurations from etc: nothing else lasts from one run to the next. */
    private Map<String, String> storage() {
        return Map.of(
                Constants.FRAMEWORK_STORAGE,
                home.storage().toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN,
                Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                "100");
    }

    private Map<String, String> fileInstall() {
        return Map.of(
                "felix.fileinstall.dir", home.plugins() + "," + home.etc(),
                "felix.fileinstall.poll", POLL_MILLIS,
                "felix.fileinstall.noInitialDelay", "true",
                "felix.fileinstall.start.level", "45",
                "felix.fileinstall.tmpdir", home.temporary().toString(),
                "felix.fileinstall.configEncoding", "UTF-8",
                // The files belong to the operator.
                "felix.fileinstall.enableConfigSave", "false",
                "felix.fileinstall.log.level", "3",
                // Else Declarative Services logs as the root logger.
                "ds.log.extension", "true");
    }
}
