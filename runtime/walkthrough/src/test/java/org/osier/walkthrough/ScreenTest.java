/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.Test;

public final class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    public void fileGetsPlainLines() {
        Screen screen = screen(StandardCharsets.UTF_8, false, 0);
        screen.begin("they talk");
        screen.passed("they talk", 12, "it came back");
        screen.failed("they part", 3456, "sweet sorrow");

        assertThat(lines(StandardCharsets.UTF_8))
                .isEqualTo("  ✔    12 ms  they talk: it came back\n  ✘  3456 ms  they part: sweet sorrow\n");
    }

    @Test
    public void poorCharacterSetGetsWords() {
        Screen screen = screen(StandardCharsets.US_ASCII, false, 0);
        screen.passed("they talk", 12, "");
        screen.failed("they part", 3456, "sweet sorrow");

        assertThat(lines(StandardCharsets.US_ASCII))
                .isEqualTo("  ok   12 ms  they talk\n  NO 3456 ms  they part: sweet sorrow\n");
    }

    @Test
    public void terminalGetsColoursInPlaceOfWhatGoesOn() {
        Screen screen = screen(StandardCharsets.UTF_8, true, 80);
        screen.begin("they talk");
        screen.passed("they talk", 12, "");

        assertThat(lines(StandardCharsets.UTF_8))
                .contains("…")
                .endsWith("\r\033[K  \033[32m✔\033[0m    12 ms  they talk\n");
    }

    @Test
    public void narrowTerminalGetsWholeWords() {
        Screen screen = screen(StandardCharsets.UTF_8, true, 40);

        assertThat(screen.wrapped("wherefore art thou romeo, deny thy father", 14))
                .isEqualToNormalizingNewlines("wherefore art thou romeo,\n              deny thy father");
    }

    @Test
    public void wordThatIsTooLongStandsAlone() {
        Screen screen = screen(StandardCharsets.UTF_8, true, 40);
        String word = "x".repeat(50);

        assertThat(screen.wrapped("a " + word + " b", 14))
                .isEqualToNormalizingNewlines("a\n              " + word + "\n              b");
    }

    @Test
    public void columnsAreANumberOrUnknown() {
        assertThat(Screen.columns("80")).isEqualTo(80);
        assertThat(Screen.columns("")).isZero();
        assertThat(Screen.columns(null)).isZero();
        assertThat(Screen.columns("wide")).isZero();
    }

    @Test
    public void summaryCounts() {
        Screen screen = screen(StandardCharsets.UTF_8, false, 0);
        screen.summary(12, Optional.empty(), 3210);
        screen.summary(1, Optional.of("they talk"), 3210);

        assertThat(lines(StandardCharsets.UTF_8))
                .contains("All 12 steps passed in 3.2 s.", "Stopped at \"they talk\"; steps passed before: 1.");
    }

    private Screen screen(Charset charset, boolean terminal, int columns) {
        return new Screen(new PrintStream(bytes, true, charset), charset, terminal, columns);
    }

    private String lines(Charset charset) {
        return bytes.toString(charset).replace(System.lineSeparator(), "\n");
    }
}
