/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Test;

public final class StepsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Steps steps = new Steps(
            new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, 0), 1);

    @After
    public void close() {
        steps.close();
    }

    @Test
    public void stepThatPassesIsOneLineWithATick() throws StepException {
        steps.step("they talk", () -> "it came back");

        assertThat(shown()).matches("(?s) {2}✔ +\\d+ ms {2}they talk: it came back\\R");
    }

    @Test
    public void stepThatFailsTellsWhyAndEndsTheRun() {
        assertThatThrownBy(() -> steps.step("they talk", () -> {
                    throw new StepException("he is silent");
                }))
                .isInstanceOf(StepException.class);
        assertThat(shown()).contains("✘").contains("they talk: he is silent").contains("Stopped at \"they talk\"");
    }

    @Test
    public void stepThatHangsFailsInTime() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> steps.step("they talk", () -> {
                    never.await();
                    return "";
                }))
                .hasMessage("not done within 1 s");
    }

    @Test
    public void otherExceptionsAreShownWithoutAStackTrace() {
        assertThatThrownBy(() -> steps.step("they talk", () -> {
                    throw new IOException("disk full");
                }))
                .hasMessage("java.io.IOException: disk full");
        assertThat(shown()).doesNotContain("\tat ");
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
