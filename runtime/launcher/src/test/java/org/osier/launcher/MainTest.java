/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import picocli.CommandLine;

public final class MainTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();
    private final CommandLine command =
            Main.command().setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true));

    @Test
    public void unknownOptionIsOneLineAndTheUsageCode() {
        assertThat(command.execute("--port")).isEqualTo(2);
        assertThat(err).hasToString("osier: Unknown option: '--port'; see --help" + System.lineSeparator());
    }

    @Test
    public void argumentIsOneLineAndTheUsageCode() {
        assertThat(command.execute("start")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("start");
    }

    @Test
    public void homeThatIsAFileIsTheUsageCode() throws IOException {
        assertThat(command.execute("--home", folder.newFile().toString())).isEqualTo(2);
    }

    @Test
    public void helpTellsOptionsFoldersAndExitCodes() {
        assertThat(command.execute("--help")).isZero();
        assertThat(out.toString())
                .contains("--home", "--[no-]shell", "HOME/plugins", "HOME/etc", "Exit codes", "Example");
    }

    @Test
    public void versionNamesTheProduct() {
        assertThat(command.execute("--version")).isZero();
        assertThat(out.toString()).startsWith("Osier ");
    }

    @Test
    public void shellIsOnOffOrLeftToTheTerminal() {
        assertThat(parsed("--shell", "--shell")).isTrue();
        assertThat(parsed("--shell", "--no-shell")).isFalse();
        assertThat(parsed("--shell")).isNull();
    }

    @Test
    public void homeIsTheCurrentFolderUnlessGiven() {
        Path given = command.parseArgs("--home", "/srv/osier").matchedOptionValue("--home", null);
        Path other = command.parseArgs().matchedOptionValue("--home", Path.of(""));

        assertThat(given).isEqualTo(Path.of("/srv/osier"));
        assertThat(Home.of(other).root()).isEqualTo(Path.of("").toAbsolutePath());
    }

    private Boolean parsed(String option, String... arguments) {
        return command.parseArgs(arguments).matchedOptionValue(option, null);
    }
}
