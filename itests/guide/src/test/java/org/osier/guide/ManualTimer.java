/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osier.stream.Registration;
import org.osier.stream.Timer;

/** A timer whose time only passes when a test says so; calls are made on the test's thread. */
final class ManualTimer implements Timer {
    private final List<Call> calls = new ArrayList<>();
    private long nanos;

    private record Call(long due, Runnable task) {}

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanoTime());
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Registration after(Duration delay, Runnable task) {
        Call call = new Call(nanos + delay.toNanos(), task);
        calls.add(call);
        return () -> remove(call);
    }

    private synchronized void remove(Call call) {
        calls.remove(call);
    }

    /** Lets time pass and makes the calls that become due, in order. */
    void pass(Duration time) {
        long until = nanoTime() + time.toNanos();
        for (Optional<Call> next = take(until); next.isPresent(); next = take(until)) {
            next.get().task().run();
        }
        synchronized (this) {
            nanos = until;
        }
    }

    private synchronized Optional<Call> take(long until) {
        Optional<Call> first =
                calls.stream().filter(call -> call.due() <= until).min(Comparator.comparingLong(Call::due));
        first.ifPresent(call -> {
            calls.remove(call);
            nanos = Math.max(nanos, call.due());
        });
        return first;
    }
}
