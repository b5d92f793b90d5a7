/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A timer whose time the test sets. Calls run on the thread that sets it. */
final class ManualTimer implements Timer {
    private final List<Call> calls = new ArrayList<>();
    private long nanos;

    private record Call(long due, Runnable task) {}

    @Override
    public synchronized Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Registration after(Duration delay, Runnable task) {
        Call call = new Call(nanos + delay.toNanos(), task);
        calls.add(call);
        notifyAll();
        return () -> remove(call);
    }

    private synchronized boolean remove(Call call) {
        return calls.remove(call);
    }

    /** Lets time pass, and makes the calls that become due, in order. */
    void advance(Duration time) {
        long until = nanoTime() + time.toNanos();
        for (Optional<Call> next = next(until); next.isPresent(); next = next(until)) {
            next.get().task().run();
        }
        synchronized (this) {
            nanos = until;
        }
    }

    private synchronized Optional<Call> next(long until) {
        Optional<Call> next =
                calls.stream().filter(call -> call.due() <= until).min(Comparator.comparingLong(Call::due));
        next.ifPresent(call -> {
            calls.remove(call);
            nanos = call.due();
        });
        return next;
    }

    /** How many calls wait. */
    synchronized int pending() {
        return calls.size();
    }

    /** Waits until so many calls wait. */
    synchronized void awaitPending(int count) throws InterruptedException {
        while (calls.size() < count) {
            wait();
        }
    }
}
