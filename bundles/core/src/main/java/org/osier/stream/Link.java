/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.osier.xml.Element;

/** One connection while a stream runs on it: its read loop, its send queue, and its end, which comes once. */
final class Link {
    private final Connection connection;
    private final StreamConfig config;
    private final Receiver receiver;
    private final Consumer<StreamEnd> whenEnded;
    private final SendQueue sendQueue;
    private final AtomicReference<Throwable> cause = new AtomicReference<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closing;
    private volatile boolean over;

    /** Gets what was read, on the read loop. */
    interface Receiver {
        void receive(Element element, int bytes) throws InterruptedException;
    }

    Link(
            Connection connection,
            StreamConfig config,
            Executor writers,
            Receiver receiver,
            Consumer<StreamEnd> whenEnded) {
        this.connection = connection;
        this.config = config;
        this.receiver = receiver;
        this.whenEnded = whenEnded;
        this.sendQueue = new SendQueue(connection, config, writers, this::abort);
    }

    void start() {
        Threads.start("osier-read-" + config.name(), this::readLoop);
    }

    SendQueue sendQueue() {
        return sendQueue;
    }

    private void readLoop() {
        try {
            for (Optional<Element> next = connection.read(); next.isPresent(); next = connection.read()) {
                receiver.receive(next.get(), connection.elementBytes());
            }
            closing = true;
            awaitFooter();
            connection.close();
        } catch (Throwable e) {
            // Without the peer's footer an end that we asked for is still the end that we asked for.
            if (!closing || e instanceof Error) {
                cause.compareAndSet(null, e);
            }
            connection.abort();
        }
        StreamEnd end = sendQueue.end(Optional.ofNullable(cause.get()));
        over = true;
        whenEnded.accept(end);
        ended.complete(null);
    }

    private void awaitFooter() throws InterruptedException {
        Duration time = config.closeTimeout();
        try {
            sendQueue.finish().get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            connection.abort();
        }
    }

    /** Ends the stream in good order: all that is queued, the footer, the peer's footer, each within bounds. */
    CompletableFuture<Void> close() {
        closing = true;
        CompletableFuture<Void> footer = sendQueue.finish();
        Registration cut = config.timer().after(config.closeTimeout(), connection::abort);
        return footer.thenCompose(nothing -> ended).whenComplete((nothing, failure) -> cut.close());
    }

    /** Ends the stream at once. */
    void abort(Throwable because) {
        cause.compareAndSet(null, because);
        connection.abort();
        // Whoever waits for room must not wait for a connection that is gone; the read loop tells what was left.
        sendQueue.giveUp();
    }

    /** Whether the connection has ended, so that the next may take its place. */
    boolean isOver() {
        return over;
    }
}
