/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.osier.xml.Element;

/**
 * What waits to be written to one connection, in order, and its one writer, which puts as much as waits into one write.
 * Bounded: senders wait while it is full. A write without progress for too long ends the connection.
 */
final class SendQueue {
    private static final int BATCH_BYTES = 32 * 1024;

    private final Connection connection;
    private final int capacity;
    private final WriteWatch watch;
    private final Consumer<XmppException> failed;
    private final SerialWorker writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Element> queue = new ArrayDeque<>();
    private final List<Element> beingWritten = new ArrayList<>();
    private final CompletableFuture<Void> footerWritten = new CompletableFuture<>();
    private Optional<Element> finalWords = Optional.empty();
    private boolean finishing;
    private boolean ended;

    SendQueue(Connection connection, StreamConfig config, Executor executor, Consumer<XmppException> failed) {
        this.connection = connection;
        this.capacity = config.sendQueueItems();
        this.watch = new WriteWatch(config.timer(), config.writeTimeout(), () -> noProgress(config.writeTimeout()));
        this.failed = failed;
        this.writer = new SerialWorker(executor, this::drain);
    }

    /** Appends what {@code inOrder} makes of an element, atomically with its place in the queue; waits for room. */
    void put(Element element, StanzaFilter inOrder) {
        lock.lock();
        try {
            while (queue.size() >= capacity && !ended && !finishing) {
                room.await();
            }
            append(element, inOrder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotConnectedException("interrupted while the send queue was full; this was not sent");
        } finally {
            lock.unlock();
        }
        writer.poke();
    }

    /** Appends like {@link #put}, but never waits: false, and nothing appended, when there is no room. */
    boolean offer(Element element, StanzaFilter inOrder) {
        lock.lock();
        try {
            if (queue.size() >= capacity && !ended && !finishing) {
                return false;
            }
            append(element, inOrder);
        } finally {
            lock.unlock();
        }
        writer.poke();
        return true;
    }

    private void append(Element element, StanzaFilter inOrder) {
        if (ended || finishing) {
            throw new NotConnectedException("the stream has ended; this was not sent");
        }
        inOrder.filter(element).ifPresent(queue::add);
    }

    /** Waits until at most {@code most} elements wait; false when time ran out first, true when the stream ended. */
    boolean awaitAtMost(int most, Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lock();
        try {
            while (queue.size() > most && !ended) {
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
            StreamEnd end = new StreamEnd(cause, List.copyOf(queue), List.copyOf(beingWritten));
            queue.clear();
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** How many elements wait, those being written included. */
    int size() {
        lock.lock();
        try {
            return queue.size() + beingWritten.size();
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        try {
            while (takeBatch()) {
                watched(connection::flush);
                written();
            }
            if (footerIsDue()) {
                finalWords.ifPresent(connection::append);
                watched(connection::writeFooter);
                footerWritten.complete(null);
            }
        } catch (XmppException e) {
            failed.accept(e);
        } catch (RuntimeException | Error e) {
            failed.accept(new ConnectionException(
                    "writing to " + connection.transport().peer() + " failed: " + e, e));
        }
    }

    private void watched(Runnable write) {
        watch.begin();
        try {
            write.run();
        } finally {
            watch.end();
        }
    }

    private boolean takeBatch() {
        lock.lock();
        try {
            int bytes = 0;
            while (bytes < BATCH_BYTES && !queue.isEmpty() && !ended) {
                Element next = queue.remove();
                beingWritten.add(next);
                bytes = connection.append(next);
            }
            room.signalAll();
            return !beingWritten.isEmpty() && !ended;
        } finally {
            lock.unlock();
        }
    }

    private void written() {
        lock.lock();
        try {
            if (!ended) {
                beingWritten.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean footerIsDue() {
        lock.lock();
        try {
            return finishing && !ended && queue.isEmpty() && !footerWritten.isDone();
        } finally {
            lock.unlock();
        }
    }

    private void noProgress(Duration time) {
        failed.accept(new ConnectionException(
                connection.transport().peer() + " has taken nothing for " + time.toSeconds() + " s", null));
    }
}
