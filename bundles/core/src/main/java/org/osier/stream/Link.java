/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.osier.xml.Element;
import org.osier.xml.XmlException;

/**
 * One connection while a stream runs on it: its read loop, its send queue, and its end, which comes once. Safe for use
 * by many threads.
 *
 * <p>Whenever all that has arrived is read, the thread that reads becomes the event loop, unless there is one, and
 * dispatches what it has read. Should that take long, another thread goes on reading.
 */
final class Link {
    /** So many elements are dispatched at the latest after they were read, though more have arrived. */
    private static final int READ_AHEAD = 64;
    /** So often another thread dispatches after one that should have gone on reading was kept from it. */
    private static final int SHY = 1000;

    private static final Logger LOG = System.getLogger(Link.class.getName());

    private final Connection connection;
    private final StreamConfig config;
    private final Receiver receiver;
    private final Consumer<StreamEnd> whenEnded;
    private final SendQueue sendQueue;
    private final AtomicReference<Throwable> cause = new AtomicReference<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Relief relief;
    private final Object readerLock = new Object();
    /** Who may have to be woken from waiting for room in the event queue. */
    private Thread reader;
    /** Only the reader's: how many elements have been queued and not dispatched; how shy it is of dispatching. */
    private int undispatched;

    private int shy;
    /** What cuts a connection off that takes too long to end. */
    private Registration limit = Registration.NONE;

    private volatile boolean closing;
    private volatile boolean cut;
    private volatile boolean over;

    /** Gets what was read, on the read loop. */
    interface Receiver {
        /** Deals with an element at once; returns what is left of it for the event queue. Throws nothing. */
        Optional<Element> receive(Element element);

        /** Waits for room in the event queue. */
        void enqueue(Element element, int bytes) throws InterruptedException;

        /** Dispatches what was queued, on this thread where that can be. */
        void dispatch();

        /** Has what was queued dispatched by another thread. */
        void haveDispatched();
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
        this.sendQueue = new SendQueue(connection, config, writers, this::writeFailed);
        this.relief = new Relief(this::takeOver, connection::rest);
        connection.beforeReading(this::beforeReading);
    }

    /** Starts to read. */
    void start() {
        try {
            relief.look();
            Threads.start("osier-read-" + config.name(), this::readLoop);
        } catch (Throwable e) {
            abort(e);
            end();
            throw e;
        }
    }

    SendQueue sendQueue() {
        return sendQueue;
    }

    /** On the next thread, while the one before it is kept from reading. */
    private void takeOver() {
        shy = SHY;
        try {
            start();
        } catch (Throwable e) {
            // The link has been told, and has ended: here, on the JDK's delay thread, since there is no other. What is
            // told
            // of an end must not block wherever it is told, and this is rarer than a machine without memory.
            Faults.log(LOG, "no thread to read with", e);
        }
    }

    private void readLoop() {
        reader(Thread.currentThread());
        boolean mine = true;
        try {
            mine = converse();
        } catch (Throwable e) {
            // Without the peer's footer an end that we asked for is still the end that we asked for.
            if (!closing || e instanceof Error) {
                cause.compareAndSet(null, e);
            }
            cut();
        }
        if (mine) {
            reader(null);
            receiver.haveDispatched();
            end();
        }
    }

    /** Returns false when another thread has taken over. */
    private boolean converse() throws InterruptedException {
        Optional<Element> lastWords = Optional.empty();
        try {
            if (!receiveAll()) {
                return false;
            }
        } catch (XmlException e) {
            StreamError error = StreamError.of(e);
            cause.compareAndSet(null, new StreamErrorException(error, e));
            lastWords = Optional.of(error.element());
        }
        receiver.haveDispatched();
        finish(lastWords);
        sendQueue.footerWritten().join();
        connection.close();
        return true;
    }

    private boolean receiveAll() throws InterruptedException {
        while (mayReadOn()) {
            Optional<Element> next = connection.next();
            if (next.isEmpty()) {
                return true;
            }
            Optional<Element> rest = receiver.receive(next.get());
            if (rest.isPresent() && !cut) {
                receiver.enqueue(rest.get(), connection.elementBytes());
                undispatched++;
            }
        }
        return false;
    }

    /** Sees to it that elements are dispatched before the next may have to be waited for. */
    private boolean mayReadOn() {
        if (undispatched < READ_AHEAD && connection.hasBuffered()) {
            return true;
        }
        if (undispatched == 0) {
            relief.look();
            return true;
        }
        undispatched = 0;
        if (shy > 0) {
            shy--;
            receiver.haveDispatched();
            relief.look();
            return true;
        }
        reader(null);
        long away = relief.leave();
        try {
            receiver.dispatch();
        } catch (Throwable e) {
            Faults.log(LOG, "the event loop of " + config.name() + " failed", e);
        }
        if (!relief.back(away)) {
            return false;
        }
        reader(Thread.currentThread());
        return true;
    }

    /** Perhaps in the middle of an element, whose rest may be long in coming. */
    private void beforeReading() {
        if (undispatched > 0 && !connection.moreHasArrived()) {
            undispatched = 0;
            receiver.haveDispatched();
        }
    }

    private void end() {
        try {
            StreamEnd end = sendQueue.end(Optional.ofNullable(cause.get()));
            over = true;
            whenEnded.accept(end);
        } finally {
            over = true;
            forgetLimit();
            ended.complete(null);
        }
    }

    /** Ends the stream in good order: all that is queued, last words, both footers, within the time for closing. */
    CompletableFuture<Void> close(Optional<Element> lastWords) {
        finish(lastWords);
        return ended.copy();
    }

    /** Our half of the end. */
    private void finish(Optional<Element> lastWords) {
        closing = true;
        setLimit();
        sendQueue.finish(lastWords);
    }

    private synchronized void setLimit() {
        if (limit == Registration.NONE && !over) {
            limit = config.timer().after(config.closeTimeout(), this::timeIsOver);
        }
    }

    private void timeIsOver() {
        if (sendQueue.size() > 0) {
            abort(new ConnectionException(
                    connection.transport().peer() + " has not taken all that was sent within "
                            + config.closeTimeout().toSeconds() + " s of closing",
                    null));
        } else {
            cut();
        }
    }

    private synchronized void forgetLimit() {
        limit.close();
    }

    /** Ends the stream at once. */
    void abort(Throwable because) {
        cause.compareAndSet(null, because);
        cut();
    }

    private void writeFailed(XmppException e) {
        if (closing && sendQueue.size() == 0) {
            // Only the footer was left to write, and a peer that has ended its own stream need not wait for ours.
            cut();
        } else {
            abort(e);
        }
    }

    /** Wakes whoever waits for this connection, wherever that is: the read loop then tells what was left. */
    private void cut() {
        cut = true;
        connection.abort();
        sendQueue.giveUp();
        synchronized (readerLock) {
            if (reader != null && reader != Thread.currentThread()) {
                // It may be waiting for room in the event queue, and the event loop may be waiting for this end.
                reader.interrupt();
            }
        }
    }

    private void reader(Thread now) {
        synchronized (readerLock) {
            reader = now;
            // No interrupt comes after this; one that came before was for the loop alone.
            Thread.interrupted();
        }
    }

    /** Whether the connection has ended, so that the next may take its place. */
    boolean isOver() {
        return over;
    }

    /** Starts another once the end of this one has been told. */
    void startNext(Link next) {
        var unused = ended.thenRun(next::start);
    }
}
