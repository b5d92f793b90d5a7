/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.util.Optional;
import org.osier.xml.Element;

/**
 * What becomes of the elements that were read: filters and in-stream handlers on the read loop, stream handlers on the
 * event loop. Nothing that any of these throws gets further than the log. Safe for use by many threads.
 */
final class Inbound implements Link.Receiver {
    private static final Logger LOG = System.getLogger(Inbound.class.getName());

    private final HandlerTable<StreamHandler> handlers = new HandlerTable<>();
    private final HandlerTable<InStreamHandler> inStream = new HandlerTable<>();
    private final StreamConfig config;
    private final Filters filters;
    private final EventQueue queue;
    private volatile StreamHandler last = element -> {};

    Inbound(StreamConfig config, Filters filters, EventQueue queue) {
        this.config = config;
        this.filters = filters;
        this.queue = queue;
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
        try {
            return filters.apply(StanzaFilter.Stage.IN, element).filter(e -> !takenInStream(e));
        } catch (Throwable e) {
            Faults.log(LOG, "a filter failed; what it was given has been dropped", e);
            return Optional.empty();
        } finally {
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
            if (entry.holds(element) && entry.calls().enter()) {
                try {
                    if (entry.handler().handle(element)) {
                        return true;
                    }
                } catch (Throwable e) {
                    Faults.log(LOG, "in-stream handler " + entry.name() + " failed", e);
                } finally {
                    entry.calls().leave();
                }
            }
        }
        return false;
    }

    // On the event loop

    void dispatch(Element element) {
        for (HandlerTable.Entry<StreamHandler> entry : handlers.candidates(element)) {
            if (entry.holds(element) && entry.calls().enter()) {
                try {
                    call(entry.handler(), entry.name(), element);
                } finally {
                    entry.calls().leave();
                }
            }
        }
        call(last, "of what is left", element);
    }

    private static void call(StreamHandler handler, String name, Element element) {
        try {
            handler.handle(element);
        } catch (Throwable e) {
            Faults.log(LOG, "stream handler " + name + " failed", e);
        } finally {
            // What one handler leaves behind must not hit the next.
            Thread.interrupted();
        }
    }
}
