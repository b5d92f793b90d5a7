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
    private final Duration writeTimeout;
    private final Timer timer;
    private final Consumer<XmppException> failed;
    private final SerialWorker writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Element> queue = new ArrayDeque<>();
    private final List<Element> beingWritten = new ArrayList<>();
    private final CompletableFuture<Void> footerWritten = new CompletableFuture<>();
    private boolean finishing;
    private boolean ended;

    SendQueue(Connection connection, StreamConfig config, Executor executor, Consumer<XmppException> failed) {
        this.connection = connection;
        this.capacity = config.sendQueueItems();
        this.writeTimeout = config.writeTimeout();
        this.timer = config.timer();
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
            if (ended || finishing) {
                throw new NotConnectedException("the stream has ended; this was not sent");
            }
            Optional<Element> filtered = inOrder.filter(element);
            filtered.ifPresent(queue::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotConnectedException("interrupted while the send queue was full; this was not sent");
        } finally {
            lock.unlock();
        }
        writer.poke();
    }

    /** Takes nothing more; once all is written, the footer follows. Completes when that was handed to the transport. */
    CompletableFuture<Void> finish() {
        lock.lock();
        try {
            finishing = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
        writer.poke();
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
                Registration watch = timer.after(writeTimeout, this::noProgress);
                try {
                    connection.flush();
                } finally {
                    watch.close();
                }
                written();
            }
            if (footerIsDue()) {
                connection.writeFooter();
                footerWritten.complete(null);
            }
        } catch (XmppException e) {
            failed.accept(e);
        } catch (RuntimeException | Error e) {
            failed.accept(new ConnectionException(
                    "writing to " + connection.transport().peer() + " failed: " + e, e));
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

    private void noProgress() {
        failed.accept(new ConnectionException(
                connection.transport().peer() + " has taken nothing for " + writeTimeout.toSeconds() + " s", null));
    }
}
