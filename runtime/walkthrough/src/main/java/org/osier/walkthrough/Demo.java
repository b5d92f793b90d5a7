/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.IOException;

/** One run of the command, from the first step to the shell that may follow the last. For use by one thread. */
final class Demo {
    private static final int STEP_SECONDS = 30;

    private final Place place;
    private final Screen screen;
    private final Jars jars;
    private final boolean stay;
    private final boolean keep;

    Demo(Place place, Screen screen, Jars jars, boolean stay, boolean keep) {
        this.place = place;
        this.screen = screen;
        this.jars = jars;
        this.stay = stay;
        this.keep = keep;
    }

    /** Makes all steps, or as many as pass. Returns the exit code of the process. */
    int run() throws IOException {
        Stage stage = Stage.set(keep);
        try (stage;
                Steps steps = new Steps(screen, STEP_SECONDS)) {
            new Play(place, jars, stage, steps).perform();
            steps.allPassed();
            if (stay) {
                stay(stage);
            }
            return 0;
        } catch (StepException e) {
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            if (keep) {
                screen.line("The runtime's folder is " + stage.home().root());
            }
        }
    }

    private void stay(Stage stage) throws InterruptedException {
        screen.line("");
        screen.line("The runtime stays, with romeo online; its folder is "
                + stage.home().root() + " until it ends.");
        screen.line("This is its shell. Try lb, scr:list or help; Ctrl-D or stop 0 ends it.");
        stage.runtime().handOver(screen.out());
        screen.line("");
    }
}
