/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.Test;

public final class SettingsTest {
    private static final Home HOME = Home.of(Path.of("home"));

    @Test
    public void pluginsAndEtcAreWatched() {
        Map<String, String> framework = new Settings(HOME, false).framework();

        assertThat(framework)
                .containsEntry("felix.fileinstall.dir", HOME.plugins() + "," + HOME.etc())
                .containsEntry("felix.fileinstall.poll", "300")
                .containsEntry("felix.fileinstall.enableConfigSave", "false");
    }

    @Test
    public void storageIsMadeAnew() {
        assertThat(new Settings(HOME, false).framework())
                .containsEntry("org.osgi.framework.storage", HOME.storage().toString())
                .containsEntry("org.osgi.framework.storage.clean", "onFirstInit");
    }

    @Test
    public void systemPropertiesComeFirst() {
        System.setProperty("felix.fileinstall.poll", "1000");
        try {
            assertThat(new Settings(HOME, false).framework()).containsEntry("felix.fileinstall.poll", "1000");
        } finally {
            System.clearProperty("felix.fileinstall.poll");
        }
    }

    @Test
    public void shellReadsCommandsAndKeepsTheConsoleQuiet() {
        assertThat(new Settings(HOME, true).system())
                .containsEntry("gosh.args", "")
                .containsEntry("osier.console.level", "WARN");
    }

    @Test
    public void withoutAShellTheConsoleIsALog() {
        assertThat(new Settings(HOME, false).system())
                .containsEntry("gosh.args", "--nointeractive")
                .containsEntry("osier.console.level", "INFO");
    }
}
