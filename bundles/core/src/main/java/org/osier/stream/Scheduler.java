/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tasks of one stream that run later, once or again and again, on the event loop in their turn.
 *
 * <p>Repeated ones do not drift: the n-th run is due n periods after the start, whatever delayed the earlier ones. When
 * the event loop is late, at most one run of each task waits for it; runs that were missed are left out, and not made up
 * for in a burst. A task that fails runs again at its next time.
 *
 * <p>Schedules outlive connections, as handlers do: who uses a stream no more should {@link #cancelAll}. Safe for use by
 * many threads.
 */
public final class Scheduler {
    private final Map<String, Schedule> schedules = new ConcurrentHashMap<>();
    private final StreamConfig config;
    private final Consumer<Runnable> queue;
    private final FaultHooks faults;
    private final Schedule.Host host = new Schedule.Host() {
        @Override
        public void enqueue(Schedule schedule) {
            try {
                queue.accept(schedule);
            } catch (Throwable e) {
                schedule.unqueued();
                faults.failed("putting schedule " + schedule.name() + " into the event queue", e);
            }
        }

        @Override
        public void forget(Schedule schedule) {
            schedules.remove(schedule.name(), schedule);
        }
    };

    /** For one stream; {@code queue} appends to its event queue without waiting. */
    Scheduler(StreamConfig config, Consumer<Runnable> queue, FaultHooks faults) {
        this.config = config;
        this.queue = queue;
        this.faults = faults;
    }

    /**
     * Runs a task once. When it runs its name is free again, so it may schedule itself anew.
     *
     * @param delay from now; may be zero
     * @throws IllegalStateException when there is a schedule of that name
     */
    public Registration once(String name, Duration delay, Runnable task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("schedule " + name + " cannot run " + delay + " from now");
        }
        return add(name, Duration.ZERO, delay, task);
    }

    /**
     * Runs a task after each period, the first time one period from now.
     *
     * @param period more than zero
     * @throws IllegalStateException when there is a schedule of that name
     */
    public Registration every(String name, Duration period, Runnable task) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("schedule " + name + " cannot repeat every " + period);
        }
        return add(name, period, period, task);
    }

    private Registration add(String name, Duration period, Duration first, Runnable task) {
        Schedule schedule = new Schedule(name, period, task, config.timer(), host);
        if (schedules.putIfAbsent(name, schedule) != null) {
            throw new IllegalStateException("there is a schedule " + name + " already; cancel that first");
        }
        schedule.start(first);
        return schedule.removal(config.handlerGrace());
    }

    /** Takes a schedule away as {@link Registration#close} does; false when there is none of that name. */
    public boolean cancel(String name) {
        Schedule schedule = schedules.get(name);
        if (schedule == null) {
            return false;
        }
        schedule.removal(config.handlerGrace()).close();
        return true;
    }

    /** Takes all schedules away. */
    public void cancelAll() {
        names().forEach(this::cancel);
    }

    /** The names of the schedules that are there now, sorted. */
    public Set<String> names() {
        return new TreeSet<>(schedules.keySet());
    }
}
