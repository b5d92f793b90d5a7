/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.osier.xml.Element;

/**
 * Waits for the first element that matches, from the moment when it was made: so make it before you send what that
 * element answers.
 *
 * <pre>{@code
 * try (Waiter pong = stream.handlers().waiter("pong", Matcher.name(CLIENT, "iq").withAttribute("id", id))) {
 *     stream.send(ping);
 *     Optional<Element> reply = pong.await(Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>It gets the element on the read loop, so that it comes through though handlers are busy. It takes nothing from
 * anybody: the element goes on to all other handlers. It does not see what a filter has dropped, or an in-stream handler
 * that was added before has taken.
 *
 * <p>The wait also ends when the connection ends, and when the waiter is closed. Safe for use by many threads.
 */
public final class Waiter implements Registration {
    private final Timer timer;
    private final Loops loops;
    private final Executor threads;
    private final OwnRegistration registration = new OwnRegistration();
    private final CompletableFuture<Element> arrived = new CompletableFuture<>();
    /** Those of {@link #await} that go on, no more than there are threads that wait. */
    private final Map<Object, CompletableFuture<Optional<Element>>> turns = new ConcurrentHashMap<>();

    private volatile RuntimeException reason;

    Waiter(String name, Timer timer, Loops loops, Executor threads) {
        this.reason = new CancellationException("waiter " + name + " was closed before what it waits for came");
        this.timer = timer;
        this.loops = loops;
        this.threads = threads;
        var unused = arrived.whenComplete((element, e) -> turns.values().forEach(turn -> tell(turn, element, e)));
    }

    OwnRegistration registration() {
        return registration;
    }

    /** On the read loop: the element that was waited for. */
    boolean take(Element element) {
        arrived.complete(element);
        registration.close();
        return false;
    }

    /** Takes it away because what it waits for cannot come any more. */
    void close(RuntimeException because) {
        reason = because;
        registration.close();
    }

    /**
     * Waits for the element. May be called again after time ran out, and by several threads.
     *
     * @return the element; empty when time ran out first
     * @throws NotConnectedException when the connection ended before, in good order
     * @throws ConnectionException when the connection broke before
     * @throws CancellationException when this was closed before
     * @throws IllegalStateException at once on the event loop and on the read loop, which would wait for themselves; use
     *     {@link #future} there, or a threaded event handler
     * @throws InterruptedException when interrupted while waiting
     */
    public Optional<Element> await(Duration time) throws InterruptedException {
        try {
            if (!arrived.isDone()) {
                loops.refuseToWait();
            }
            return await(new CompletableFuture<>(), time);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private Optional<Element> await(CompletableFuture<Optional<Element>> turn, Duration time)
            throws InterruptedException, ExecutionException {
        Object key = new Object();
        turns.put(key, turn);
        Registration due = Registration.NONE;
        try {
            if (arrived.isDone()) {
                // Perhaps before anybody could know of this turn.
                var unused = arrived.whenComplete((element, e) -> tell(turn, element, e));
            } else {
                due = timer.after(time, () -> turn.complete(Optional.empty()));
            }
            return turn.get();
        } finally {
            due.close();
            turns.remove(key);
        }
    }

    private static void tell(
            CompletableFuture<Optional<Element>> turn, Element elementOrNull, Throwable failureOrNull) {
        if (failureOrNull == null) {
            turn.complete(Optional.of(elementOrNull));
        } else {
            // A cancellation on its own would come out as another one than it went in.
            turn.completeExceptionally(new CompletionException(failureOrNull));
        }
    }

    /** How many would be told now, this itself included. */
    int audience() {
        return turns.size() + arrived.getNumberOfDependents();
    }

    /**
     * The element as a future, which fails as {@link #await} does. What is chained to it runs on a thread of its own, and
     * does not hold up the read loop. There is no bound but the end of the connection, unless you set one.
     */
    public CompletableFuture<Element> future() {
        CompletableFuture<Element> future = loops.future();
        var unused = arrived.whenCompleteAsync((element, e) -> Loops.complete(future, element, e), threads);
        return future;
    }

    /** Ends the wait; whoever still waits gets a {@link CancellationException}. */
    @Override
    public void close() {
        registration.close();
    }

    /** What taking it away comes to. */
    void end(Registration handler) {
        handler.close();
        arrived.completeExceptionally(reason);
    }
}
