/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Optional;
import org.osier.xml.Element;

/**
 * What becomes of the elements that were read: filters and in-stream handlers on the read loop, stream handlers on the
 * event loop. What any of these throws is told, and gets no further. Safe for use by many threads.
 */
final class Inbound implements Link.Receiver {
    private final HandlerTable<StreamHandler> handlers = new HandlerTable<>();
    private final HandlerTable<InStreamHandler> inStream = new HandlerTable<>();
    private final StreamConfig config;
    private final Filters filters;
    private final EventQueue queue;
    private final Loops loops;
    private volatile StreamHandler last = element -> {};

    Inbound(StreamConfig config, Filters filters, EventQueue queue, Loops loops) {
        this.config = config;
        this.filters = filters;
        this.queue = queue;
        this.loops = loops;
    }

    Registration add(String name, Matcher matcher, StreamHandler handler) {
        return registered(handlers, handlers.add(name, matcher, handler));
    }

    Registration addInStream(String name, Matcher matcher, InStreamHandler handler) {
        return registered(inStream, inStream.add(name, matcher, handler));
    }

    private <H> Registration registered(HandlerTable<H> table, HandlerTable.Entry<H> entry) {
        return entry.calls().removal(() -> table.remove(entry), config.handlerGrace(), entry.name());
    }

    void last(StreamHandler handler) {
        last = handler;
    }

    // On the read loop

    @Override
    public Optional<Element> receive(Element element) {
        if (filters.isEmpty(StanzaFilter.Stage.IN)
                && inStream.candidates(element).isEmpty()) {
            return Optional.of(element);
        }
        int depth = loops.reading().begin("a filter", null);
        try {
            return filters.apply(StanzaFilter.Stage.IN, element).filter(e -> !takenInStream(e));
        } catch (Throwable e) {
            loops.faults().failed("a filter, which has dropped what it was given,", e);
            return Optional.empty();
        } finally {
            loops.reading().end(depth);
            // What foreign code leaves behind must not end the loop.
            Thread.interrupted();
        }
    }

    @Override
    public void enqueue(Element element, int bytes) throws InterruptedException {
        queue.putSilently(element, bytes);
    }

    @Override
    public void dispatch() {
        queue.dispatchHere();
    }

    @Override
    public void haveDispatched() {
        queue.wake();
    }

    private boolean takenInStream(Element element) {
        for (HandlerTable.Entry<InStreamHandler> entry : inStream.candidates(element)) {
            if (entry.holds(element, loops.faults()) && entry.calls().enter()) {
                int depth = loops.reading().begin(entry.name(), entry.handler());
                try {
                    if (entry.handler().handle(element)) {
                        return true;
                    }
                } catch (Throwable e) {
                    loops.faults().failed("in-stream handler " + entry.name(), e);
                } finally {
                    loops.reading().end(depth);
                    entry.calls().leave();
                }
            }
        }
        return false;
    }

    // On the event loop

    void dispatch(Element element) {
        for (HandlerTable.Entry<StreamHandler> entry : handlers.candidates(element)) {
            if (entry.holds(element, loops.faults()) && entry.calls().enter()) {
                try {
                    call(entry.handler(), entry.name(), element);
                } finally {
                    entry.calls().leave();
                }
            }
        }
        call(last, "of what is left", element);
    }

    private void call(StreamHandler handler, String name, Element element) {
        int depth = loops.events().begin(name, handler);
        try {
            handler.handle(element);
        } catch (Throwable e) {
            loops.faults().failed("stream handler " + name, e);
        } finally {
            loops.events().end(depth);
            // What one handler leaves behind must not hit the next.
            Thread.interrupted();
        }
    }
}
