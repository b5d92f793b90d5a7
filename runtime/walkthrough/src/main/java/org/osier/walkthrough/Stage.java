/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the steps use and must not be left behind: the runtime's process and its folder. Safe for use by many threads. */
final class Stage implements AutoCloseable {
    private final Home home;
    private final boolean keep;
    private Optional<RuntimeProcess> runtime = Optional.empty();
    private boolean closed;

    private Stage(Home home, boolean keep) {
        this.home = home;
        this.keep = keep;
    }

    /**
     * Makes the folder. It will be gone also when somebody presses Ctrl-C.
     *
     * @param keep whether to leave the folder behind all the same
     */
    static Stage set(boolean keep) throws IOException {
        Stage stage = new Stage(Home.create(), keep);
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stage"));
        return stage;
    }

    Home home() {
        return home;
    }

    synchronized RuntimeProcess start(Path launcher, Accounts accounts) throws IOException {
        if (closed) {
            throw new IOException("the demo is over");
        }
        RuntimeProcess started = RuntimeProcess.start(launcher, home, accounts);
        runtime = Optional.of(started);
        return started;
    }

    synchronized RuntimeProcess runtime() {
        return runtime.orElseThrow();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            runtime.ifPresent(RuntimeProcess::close);
            if (!keep) {
                home.delete();
            }
        }
    }
}
