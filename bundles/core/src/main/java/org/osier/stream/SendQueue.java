/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osier.xml.Element;

/**
 * What waits to be written to one connection, in order, the next of it as bytes already, and its one writer, which puts
 * all of these into one write. Bounded: senders wait while it is full. A write without progress for too long ends the
 * connection. Safe for use by many threads.
 */
final class SendQueue {
    /** With so many bytes, or somewhat more, one write is worth its while. */
    private static final int WRITE_BYTES = 64 * 1024;

    private final Connection connection;
    private final int capacity;
    private final WriteWatch watch;
    private final Consumer<XmppException> failed;
    private final SerialWorker writer;
    private final Relief relief;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final CompletableFuture<Void> footerWritten = new CompletableFuture<>();
    /** What is being collected, and what is being written; the writer turns them. */
    private Chunk collected;

    private Chunk inWriting;
    /** What comes after all that is collected. */
    private final ArrayDeque<Element> queue = new ArrayDeque<>();

    private Optional<Element> finalWords = Optional.empty();
    private boolean finishing;
    private boolean footerCollected;
    private boolean ended;
    /** Whether anything was collected since {@link #trim} has looked. */
    private boolean used;

    /** For the event loop alone, whichever thread that is: whether it owes a {@link #flush}, and since when. */
    private volatile boolean held;

    private volatile long heldSince;

    SendQueue(Connection connection, StreamConfig config, Executor executor, Consumer<XmppException> failed) {
        this.connection = connection;
        this.capacity = config.sendQueueItems();
        this.watch = new WriteWatch(config.timer(), config.writeTimeout(), () -> noProgress(config.writeTimeout()));
        this.failed = failed;
        this.collected = new Chunk(connection.writer());
        this.inWriting = new Chunk(connection.writer().twin());
        this.writer = new SerialWorker(executor, this::drain);
        this.relief = new Relief(writer::poke, this::lookWhetherIdle);
    }

    /** Appends what {@code inOrder} makes of an element, atomically with its place in the queue; waits for room. */
    void put(Element element, StanzaFilter inOrder) {
        putSilently(element, inOrder);
        writer.poke();
    }

    /**
     * Like {@link #put}, for the event loop, which is to call {@link #flush} soon and so writes many at once, without
     * another thread. If that takes long, another thread writes after all.
     */
    void putHeld(Element element, StanzaFilter inOrder) {
        putSilently(element, inOrder);
        if (!held || !relief.isAway(heldSince)) {
            held = true;
            heldSince = relief.leave();
        }
    }

    /** Writes what was {@linkplain #putHeld held back}, on this thread. */
    void flush() {
        if (held) {
            held = false;
            relief.back(heldSince);
            // Also where another thread has written already: more may have come since.
            writer.workHere();
        }
    }

    private void putSilently(Element element, StanzaFilter inOrder) {
        lock.lock();
        try {
            while (isFull()) {
                writer.poke();
                room.await();
            }
            append(element, inOrder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotConnectedException("interrupted while the send queue was full; this was not sent");
        } finally {
            lock.unlock();
        }
    }

    /** Appends like {@link #put}, but never waits: false, and nothing appended, when there is no room. */
    boolean offer(Element element, StanzaFilter inOrder) {
        lock.lock();
        try {
            if (isFull()) {
                return false;
            }
            append(element, inOrder);
        } finally {
            lock.unlock();
        }
        writer.poke();
        return true;
    }

    /** Appends a space if nothing else waits. */
    void keepAlive() {
        lock.lock();
        try {
            if (!ended && !finishing && collected.writer().size() == 0) {
                collected.writer().whitespace();
            }
        } finally {
            lock.unlock();
        }
        writer.poke();
    }

    private boolean isFull() {
        return waiting() >= capacity && !ended && !finishing;
    }

    private int waiting() {
        return queue.size() + collected.waiting() + inWriting.waiting();
    }

    private void append(Element element, StanzaFilter inOrder) {
        if (ended || finishing) {
            throw new NotConnectedException("the stream has ended; this was not sent");
        }
        inOrder.filter(element).ifPresent(queue::add);
        collect();
    }

    /** Bytes are made before the writer wants them, but not many more than it will take at once. */
    private void collect() {
        while (!queue.isEmpty() && collected.writer().size() < WRITE_BYTES) {
            collected.add(queue.remove());
            used = true;
        }
    }

    /** Waits until at most {@code most} elements wait; false when time ran out first, true when the stream ended. */
    boolean awaitAtMost(int most, Duration time) throws InterruptedException {
        writer.poke();
        long left = time.toNanos();
        lock.lock();
        try {
            while (waiting() > most && !ended) {
                if (left <= 0) {
                    return false;
                }
                left = room.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; once all is written, the last words of the first call and the footer follow. */
    void finish(Optional<Element> lastWords) {
        lock.lock();
        try {
            if (!finishing) {
                finishing = true;
                finalWords = lastWords;
            }
            room.signalAll();
        } finally {
            lock.unlock();
        }
        writer.poke();
    }

    /** Completes when the footer was handed to the transport, or never will be. */
    CompletableFuture<Void> footerWritten() {
        return footerWritten;
    }

    /** Takes nothing more and writes nothing more; wakes whoever waits. */
    void giveUp() {
        lock.lock();
        try {
            ended = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
        watch.close();
        footerWritten.complete(null);
    }

    /** Gives up and tells what was left. */
    StreamEnd end(Optional<Throwable> cause) {
        giveUp();
        lock.lock();
        try {
            return new StreamEnd(
                    cause,
                    Stream.of(inWriting.notWritten(), collected.notWritten(), queue)
                            .flatMap(Collection::stream)
                            .toList(),
                    inWriting.maybeWritten());
        } finally {
            lock.unlock();
        }
    }

    /** How many elements wait, those being written included. */
    int size() {
        lock.lock();
        try {
            return queue.size() + collected.unwritten() + inWriting.unwritten();
        } finally {
            lock.unlock();
        }
    }

    // The writer

    private boolean drain() {
        try {
            while (takeCollected()) {
                write();
            }
            relief.look();
        } catch (XmppException e) {
            failed.accept(e);
        } catch (RuntimeException | Error e) {
            failed.accept(new ConnectionException(
                    "writing to " + connection.transport().peer() + " failed: " + e, e));
        }
        return true;
    }

    /** Turns the chunks, if there is anything to write. */
    private boolean takeCollected() {
        lock.lock();
        try {
            if (!ended && finishing && !footerCollected && queue.isEmpty()) {
                footerCollected = true;
                finalWords.ifPresent(collected.writer()::element);
                collected.writer().footer();
            }
            if (ended || collected.writer().size() == 0) {
                return false;
            }
            Chunk full = collected;
            collected = inWriting;
            inWriting = full;
            collect();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        int size = inWriting.writer().size();
        for (int start = 0; start < size && begin(start); start += WRITE_BYTES) {
            int end = Math.min(start + WRITE_BYTES, size);
            watch.begin();
            try {
                connection.transmit(inWriting.writer(), start, end);
            } finally {
                watch.end();
            }
            wrote(end, size);
        }
    }

    private void lookWhetherIdle() {
        if (!trim()) {
            relief.look();
        }
    }

    /** Lets go of buffers if nothing was sent since the last call: an idle stream is to hold little. */
    boolean trim() {
        if (!lock.tryLock()) {
            // Somebody is busy here, perhaps in a filter; this thread must not wait.
            return false;
        }
        try {
            boolean idle = !used;
            used = false;
            if (idle) {
                collected.trim();
                inWriting.trim();
            }
            return idle;
        } finally {
            lock.unlock();
        }
    }

    private boolean begin(int start) {
        lock.lock();
        try {
            if (!ended) {
                inWriting.begin(start + WRITE_BYTES);
                room.signalAll();
            }
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private void wrote(int end, int size) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            inWriting.wrote(end);
            if (end == size) {
                inWriting.clear();
                if (footerCollected && collected.writer().size() == 0) {
                    footerWritten.complete(null);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void noProgress(Duration time) {
        failed.accept(new ConnectionException(
                connection.transport().peer() + " has taken nothing for " + time.toSeconds() + " s", null));
    }
}
