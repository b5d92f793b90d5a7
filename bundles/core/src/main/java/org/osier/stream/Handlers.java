/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The stream handlers of one stream, by kind and by name. They may come and go at any time: each element is brought to
 * those that are there when its turn comes, in the order in which they were added.
 *
 * <p>Names appear in logs, and need not be unique. For a look at elements before anything else sees them, or to change
 * them, add a filter at {@link StanzaFilter.Stage#IN}. Safe for use by many threads.
 */
public final class Handlers {
    private final Inbound inbound;
    private final StreamConfig config;
    private final Loops loops;
    private final Executor threads;
    private final HandlerNames names = new HandlerNames();
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

    Handlers(Inbound inbound, StreamConfig config, Loops loops, Executor threads) {
        this.inbound = inbound;
        this.config = config;
        this.loops = loops;
        this.threads = threads;
    }

    /** Adds a handler that is called on the event loop with each element that matches. */
    public Registration add(String name, Matcher matcher, StreamHandler handler) {
        return names.keep(name, inbound.add(name, matcher, handler));
    }

    /**
     * Adds a handler that is called with one element and then is there no more, even when others that match are queued
     * already. It has had its call also when it fails.
     */
    public Registration once(String name, Matcher matcher, StreamHandler handler) {
        OnceHandler once = new OnceHandler(handler);
        return once.registration().is(add(name, matcher, once));
    }

    /** Adds a handler that runs on the read loop, before the event queue. */
    public Registration inStream(String name, Matcher matcher, InStreamHandler handler) {
        return names.keep(name, inbound.addInStream(name, matcher, handler));
    }

    /**
     * Waits for the next element that matches. Without a connection it waits for the next one and its elements; it ends
     * with the connection.
     */
    public Waiter waiter(String name, Matcher matcher) {
        Waiter waiter = new Waiter(name, config.timer(), loops, threads);
        waiting.add(waiter);
        Registration handler = inbound.addInStream(name, matcher, waiter::take);
        waiter.registration().is(names.keep(name, () -> {
            waiting.remove(waiter);
            waiter.end(handler);
        }));
        return waiter;
    }

    /**
     * Gathers elements that match from now on.
     *
     * @param most how many are kept; those past it are only counted
     */
    public Collector collector(String name, Matcher matcher, int most) {
        Collector collector = new Collector(most);
        collector.registration().is(inStream(name, matcher, collector::take));
        return collector;
    }

    /**
     * Takes away all handlers of a name, of any kind, one after the other as {@link Registration#close} does: once this
     * has returned none of them is called, whatever is queued.
     *
     * @return how many there were
     */
    public int remove(String name) {
        return names.remove(name);
    }

    /** The names of the handlers that are there now, sorted. */
    public Set<String> names() {
        return names.all();
    }

    /** A connection has ended, and with it whatever was to come over it. */
    void ended(StreamEnd end) {
        for (Waiter each : waiting) {
            each.fail(reason(end.cause()));
            each.close();
        }
    }

    private XmppException reason(Optional<Throwable> cause) {
        String what = "the connection of " + config.name() + " ended before what was waited for came";
        return cause.<XmppException>map(c -> new ConnectionException(what + ": " + c.getMessage(), c))
                .orElseGet(() -> new NotConnectedException(what));
    }
}
