/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.Test;
import picocli.CommandLine;

public final class MainTest {
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();
    private final CommandLine command =
            Main.command().setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true));

    @Test
    public void unknownOptionIsOneLineAndTheUsageCode() {
        assertThat(command.execute("--sever", "localhost:5222")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("--sever", "see --help");
    }

    @Test
    public void combinationThatCannotWorkIsTheUsageCode() {
        assertThat(command.execute("--user", "romeo@localhost")).isEqualTo(2);
    }

    @Test
    public void helpTellsOptionsPasswordsAndAnExample() {
        assertThat(command.execute("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--server",
                        "--user",
                        "--peer",
                        "--ca",
                        "--stay",
                        "OSIER_USER_PASSWORD",
                        "OSIER_PEER_PASSWORD",
                        "Example:");
    }
}
