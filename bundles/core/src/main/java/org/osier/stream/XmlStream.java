/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.osier.stream.EventHandler.Delivery;
import org.osier.xml.Element;

/**
 * A bidirectional XML stream: reads elements, matches them against stream handlers, and puts every action (element,
 * event, scheduled call) through one event queue.
 *
 * <p>It outlives its connections: handlers, filters and queued work stay while one connection ends and the next is
 * {@linkplain #run run}. On each connection there is one read loop and one writer; over all of them there is one event
 * loop, which keeps the order. All of them are virtual threads where the JVM has those.
 *
 * <p>When the event loop falls behind, the event queue fills, reading stops, and TCP slows the peer down. Safe for use
 * by many threads.
 */
public final class XmlStream {
    /** Raised on the event loop when a connection has ended, after all that had been read from it. */
    public static final EventKey<StreamEnd> ENDED = new EventKey<>("stream_ended", StreamEnd.class);

    private static final int THREADED_HANDLERS = 64;
    private static final int TASKS = 64;
    /** One, and one more that takes over while the first is kept from it by a write. */
    private static final int EVENT_LOOPS = 2;

    private final StreamConfig config;
    private final EventQueue queue;
    private final Executor writers;
    private final Executor threads;
    private final BoundedExecutor threaded;
    private final Loops loops;
    private final EventTable events;
    private final Filters filters = new Filters();
    private final Inbound inbound;
    private final Outbound outbound = new Outbound(filters);
    private final Handlers handlers;
    private final Scheduler schedules;
    private final Ids ids = new Ids();
    private final Consumer<StreamEnd> whenEnded;
    private volatile Link link;

    /** A stream that has no connection yet. */
    public XmlStream(StreamConfig config) {
        this(config, end -> {});
    }

    /**
     * A stream that has no connection yet.
     *
     * @param whenEnded called on the read loop, or if no thread was to be had for that, on whichever has found that out,
     *     as soon as a connection has ended, before {@link #ENDED} is raised. From
     *     then on the next may be {@linkplain #run run}. Must not block, nor raise events, for which it might have to wait
     */
    public XmlStream(StreamConfig config, Consumer<StreamEnd> whenEnded) {
        this.config = config;
        this.whenEnded = whenEnded;
        this.writers = Threads.pool("osier-write-" + config.name(), 1);
        this.threads = Threads.pool("osier-task-" + config.name(), TASKS);
        this.loops = new Loops(config, this::isEventLoop);
        this.threaded = new BoundedExecutor(
                Threads.pool("osier-handler-" + config.name(), THREADED_HANDLERS),
                THREADED_HANDLERS,
                config.eventQueueItems(),
                this::stall,
                this::lookAgain,
                loops.faults());
        this.events = new EventTable(threaded, loops, config.handlerGrace());
        this.queue = new EventQueue(
                config.eventQueueItems(),
                config.eventQueueBytes(),
                Threads.pool("osier-event-" + config.name(), EVENT_LOOPS),
                threaded,
                this::dispatch,
                outbound::flush);
        this.inbound = new Inbound(config, filters, queue, loops);
        this.handlers = new Handlers(inbound, config, loops, threads);
        this.schedules = new Scheduler(config, queue::putNow, loops.faults());
    }

    /** The bounds of this stream. */
    public StreamConfig config() {
        return config;
    }

    /**
     * Threads for what must run beside the loops, other ones than those of threaded event handlers. Holds none while there
     * is nothing to do. Where the JVM lacks virtual threads there are at most {@value #TASKS}, so tasks must not wait for
     * one another.
     */
    public Executor threads() {
        return threads;
    }

    private void stall(Runnable wait) {
        queue.stall(wait);
    }

    private void lookAgain() {
        queue.lookAgain();
    }

    /** A new id, unique and not to be guessed. */
    public String newId() {
        return ids.next();
    }

    // Handlers

    /** Stream handlers of all kinds, those on the read loop among them, and their removal by name. */
    public Handlers handlers() {
        return handlers;
    }

    /** Adds a stream handler; its name appears in logs. Handlers run in the order in which they were added. */
    public Registration handle(String name, Matcher matcher, StreamHandler handler) {
        return handlers.add(name, matcher, handler);
    }

    /** Sets what is called after all stream handlers with each element, whether any matched or not. */
    public void handleLast(StreamHandler handler) {
        inbound.last(handler);
    }

    /** Adds a filter; among those of one stage a lower order comes first, and equals in the order of adding. */
    public Registration filter(StanzaFilter.Stage stage, int order, StanzaFilter filter) {
        return filters.add(stage, order, filter, config.handlerGrace());
    }

    /** Tells a hook of all that handlers, filters and tasks throw from now on, in place of the log. */
    public Registration onFault(FaultHook hook) {
        return loops.faults().add(hook);
    }

    /**
     * Tells the hooks, or else the log, of something foreign that has failed where this stream could not see it: a future
     * that somebody handed out, for instance. Throws nothing.
     *
     * @param what what it was, with its name, and nothing of a peer: the log keeps an account for each
     */
    public void tellFault(String what, Throwable failure) {
        loops.faults().failed(what, failure);
    }

    /** The handler that has held one of the loops for longer than the configured time, and still does. */
    public Optional<SlowCall> slowCall() {
        return loops.slowCall();
    }

    // Events

    /** Adds an event handler. */
    public <T> Registration on(EventKey<T> event, Delivery delivery, EventHandler<? super T> handler) {
        return events.add(event, delivery, false, handler);
    }

    /** Adds a handler of all events of a name, whatever the type of their data. */
    public Registration on(String event, Delivery delivery, EventHandler<Object> handler) {
        return events.add(event, delivery, false, handler);
    }

    /** Adds an event handler that runs once, however often the event is raised before it does. */
    public <T> Registration once(EventKey<T> event, Delivery delivery, EventHandler<? super T> handler) {
        return events.add(event, delivery, true, handler);
    }

    /** Adds a handler of all events of a name that runs once. */
    public Registration once(String event, Delivery delivery, EventHandler<Object> handler) {
        return events.add(event, delivery, true, handler);
    }

    /**
     * Raises an event: calls its direct handlers at once; the others are looked up and called when its turn in the event
     * queue comes. Waits for room in the queue as {@link #execute} does. Costs nothing without handlers.
     */
    public <T> void raise(EventKey<T> event, T data) {
        if (events.begin(event, data)) {
            execute(events.inTurn(event, data));
        }
    }

    /** Raises an event that has no data. */
    public void raise(EventKey<Void> event) {
        raise(event, null);
    }

    /** Whether anybody would be called if the event were raised. */
    public boolean hasHandlers(EventKey<?> event) {
        return events.hasHandlers(event);
    }

    /** Raises an event and calls its handlers at once, on this thread; threaded ones on theirs. */
    public <T> void raiseDirect(EventKey<T> event, T data) {
        events.dispatch(event, data);
    }

    /**
     * Runs a task on the event loop, in its turn. Waits for room in the queue, unless called on the event loop, or by a
     * threaded event handler for which the event loop is waiting.
     *
     * @throws IllegalStateException when there is no room, and the caller must not wait: handlers raise events faster
     *     than they are handled
     * @throws NotConnectedException when interrupted while waiting
     */
    public void execute(Runnable task) {
        try {
            queue.put(task, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotConnectedException("interrupted while the event queue was full; the event was not raised");
        }
    }

    /** Whether the caller is the event loop, on which it must not wait for anything that the stream brings. */
    public boolean isEventLoop() {
        return queue.isLoop();
    }

    /**
     * Whether the caller may wait for what the stream brings: not on the event loop, nor in a filter or in-stream handler
     * on the read loop.
     */
    public boolean mayWait() {
        return !isEventLoop() && !loops.isReadLoop();
    }

    /**
     * A future for what the stream brings. Who waits for it where {@link #mayWait} forbids that, or for one that is
     * chained to it, gets an {@link IllegalStateException} at once instead of a deadlock.
     */
    public <T> CompletableFuture<T> newFuture() {
        return loops.future();
    }

    /** Tasks that run later, on the event loop. */
    public Scheduler schedules() {
        return schedules;
    }

    // Traffic

    /**
     * Takes over a connection whose stream has been opened: starts to read from it and to write to it.
     *
     * @throws IllegalStateException when another connection is still running
     */
    public synchronized void run(Connection connection) {
        Link previous = link;
        if (previous != null && !previous.isOver()) {
            throw new IllegalStateException("stream " + config.name() + " already runs on a connection");
        }
        Link next = new Link(connection, config, writers, inbound, this::ended);
        link = next;
        if (previous == null) {
            next.start();
        } else {
            // Nothing of this connection may be queued before the end of the one before.
            previous.startNext(next);
        }
    }

    /**
     * Sends an element after what was sent before. Returns once it is queued; waits while the send queue is full.
     *
     * @throws NotConnectedException when there is no connection; nothing was sent
     */
    public void send(Element element) {
        outbound.send(sendQueue(), element, isEventLoop());
    }

    /**
     * Sends an element like {@link #send}, but never waits.
     *
     * @return false when the send queue is full; nothing was sent
     * @throws NotConnectedException when there is no connection; nothing was sent
     */
    public boolean offer(Element element) {
        return outbound.offer(sendQueue(), element);
    }

    /**
     * Sends an element like {@link #send}, but past all filters: for what has passed them once before and was not
     * delivered.
     *
     * @throws NotConnectedException when there is no connection; nothing was sent
     */
    public void resend(Element element) {
        outbound.resend(sendQueue(), element);
    }

    /**
     * Sends a space, unless something waits to be sent, to show that the connection lives (RFC 6120, 4.6.1). Never waits;
     * does nothing without a connection.
     */
    public void keepAlive() {
        Link current = link;
        if (current != null) {
            current.sendQueue().keepAlive();
        }
    }

    private SendQueue sendQueue() {
        Link current = link;
        if (current == null) {
            throw new NotConnectedException("stream " + config.name() + " is not connected; this was not sent");
        }
        return current.sendQueue();
    }

    /**
     * Waits until at most {@code most} elements wait to be written: how senders that {@link #offer} keep to the speed of
     * the peer. Like {@link #send} it may wait on any thread, since neither loop is needed for writing.
     *
     * @return false when time ran out first; true also when the connection has ended
     * @throws InterruptedException when interrupted while waiting
     */
    public boolean awaitSent(int most, Duration time) throws InterruptedException {
        Link current = link;
        return current == null || current.sendQueue().awaitAtMost(most, time);
    }

    /**
     * Ends the connection in good order: what was sent is written, the stream is ended, and the peer ends its own.
     * Completes when that is done, or has been cut short when the time for closing is over. May be called on any thread,
     * and waited for on any but the read loop, where that fails with an {@link IllegalStateException}.
     */
    public CompletableFuture<Void> close() {
        return close(Optional.empty());
    }

    /**
     * Ends the connection with an error, after what was sent before (RFC 6120, 4.9.1.1). The error goes out even when the
     * send queue is full; completes when the connection has ended, within the time for closing.
     */
    public CompletableFuture<Void> fail(StreamError error) {
        return close(Optional.of(error.element()));
    }

    private CompletableFuture<Void> close(Optional<Element> lastWords) {
        Link current = link;
        return current == null
                ? CompletableFuture.completedFuture(null)
                : loops.broughtByReading(current.close(lastWords));
    }

    /** Ends the connection at once, without a footer, for the given reason. May be called on any thread. */
    public void abort(Throwable because) {
        Link current = link;
        if (current != null) {
            current.abort(because);
        }
    }

    /** How many stanzas and events wait for the event loop, or are being handled. */
    public int eventQueueSize() {
        return queue.size();
    }

    private void ended(StreamEnd end) {
        handlers.ended(end);
        try {
            whenEnded.accept(end);
        } catch (Throwable e) {
            loops.faults().failed("what was to be told of the end of " + config.name(), e);
        }
        if (events.hasHandlers(ENDED)) {
            // Without waiting for room: the event loop may be waiting for this very end.
            queue.putNow(events.allInTurn(ENDED, end));
        }
    }

    private void dispatch(Object item) {
        if (item instanceof Element element) {
            inbound.dispatch(element);
            return;
        }
        String title = item instanceof NamedTask task ? task.title() : "a task";
        int depth = loops.events().begin(title, item);
        try {
            ((Runnable) item).run();
        } catch (Throwable e) {
            loops.faults().failed(title + " on the event loop of " + config.name(), e);
        } finally {
            loops.events().end(depth);
        }
    }
}
