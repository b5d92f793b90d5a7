/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What the two loops of one stream have in common: they are watched, what fails on them is told, and nobody may wait on
 * them for what they themselves have to bring. Safe for use by many threads.
 */
final class Loops {
    private final LoopWatch events;
    private final LoopWatch reading;
    private final FaultHooks faults;
    private final BooleanSupplier isEventLoop;

    Loops(StreamConfig config, BooleanSupplier isEventLoop) {
        this.events = new LoopWatch("event loop of " + config.name(), config.timer(), config.slowCall());
        this.reading = new LoopWatch("read loop of " + config.name(), config.timer(), config.slowCall());
        this.faults = new FaultHooks(config.timer());
        this.isEventLoop = isEventLoop;
    }

    /** The watch over the event loop. */
    LoopWatch events() {
        return events;
    }

    /** The watch over the read loop. */
    LoopWatch reading() {
        return reading;
    }

    FaultHooks faults() {
        return faults;
    }

    boolean isEventLoop() {
        return isEventLoop.getAsBoolean();
    }

    boolean isReadLoop() {
        return reading.isCaller();
    }

    /** The call that holds the read loop, for which the event loop starves too, or else the one that holds the latter. */
    Optional<SlowCall> slowCall() {
        return Stream.of(reading, events)
                .flatMap(watch -> watch.slowCall().stream())
                .findFirst();
    }

    /** Throws where the caller must not wait for what the stream brings. */
    void refuseToWait() {
        if (isEventLoop()) {
            throw refused("event loop");
        }
        refuseToWaitForReading();
    }

    private void refuseToWaitForReading() {
        if (isReadLoop()) {
            throw refused("read loop");
        }
    }

    private static IllegalStateException refused(String loop) {
        return new IllegalStateException("waiting on the " + loop + " for what only the stream can bring would wait for"
                + " itself; chain what comes next to the future, with thenAccept for instance, or wait in a threaded event"
                + " handler");
    }

    /** For what the loops bring: neither may wait for it. */
    <T> CompletableFuture<T> future() {
        return new LoopFuture<>(this::refuseToWait);
    }

    /** The same for what the read loop brings, within bounds, though the event loop waits for it. */
    <T> CompletableFuture<T> broughtByReading(CompletableFuture<T> brought) {
        CompletableFuture<T> future = new LoopFuture<>(this::refuseToWaitForReading);
        var unused = brought.whenComplete((value, failure) -> complete(future, value, failure));
        return future;
    }

    /** Passes on what has become of another future. */
    static <T> void complete(CompletableFuture<T> future, T value, Throwable failure) {
        if (failure == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(failure);
        }
    }
}
