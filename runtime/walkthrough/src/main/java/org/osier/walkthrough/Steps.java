/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osier.stream.XmppException;

/** Makes steps, one after the other, each within a time, and shows them. For use by one thread. */
final class Steps implements AutoCloseable {
    private final Screen screen;
    private final int seconds;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "steps");
        thread.setDaemon(true);
        return thread;
    });
    private final long begun = System.nanoTime();
    private int passed;

    /** @param seconds the time for each step */
    Steps(Screen screen, int seconds) {
        this.screen = screen;
        this.seconds = seconds;
    }

    /** One step. */
    interface Step {
        /** Returns what is worth showing of the result. */
        String make() throws Exception;
    }

    /** Makes a step and shows how it went. */
    void step(String name, Step step) throws StepException {
        screen.begin(name);
        long start = System.nanoTime();
        try {
            String detail = within(step::make);
            passed++;
            screen.passed(name, millisSince(start), detail);
        } catch (StepException e) {
            screen.failed(name, millisSince(start), e.getMessage());
            screen.summary(passed, Optional.of(name), millisSince(begun));
            throw e;
        }
    }

    void allPassed() {
        screen.summary(passed, Optional.empty(), millisSince(begun));
    }

    private <T> T within(Callable<T> work) throws StepException {
        Future<T> future = worker.submit(work);
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new StepException("not done within " + seconds + " s");
        } catch (ExecutionException e) {
            throw explained(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepException("interrupted");
        }
    }

    private static StepException explained(Throwable cause) {
        if (cause instanceof StepException step) {
            return step;
        }
        return new StepException(cause instanceof XmppException ? cause.getMessage() : cause.toString());
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
