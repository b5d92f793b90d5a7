/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osier.session.Session.State;

/**
 * Tells the changes of a session's state in order, though they are made by many threads: one thread tells at a time, and
 * goes on with what others change meanwhile. Nobody waits. Safe for use by many threads.
 */
final class StateNews {
    private final Supplier<State> state;
    private final Consumer<State> teller;
    private final AtomicInteger untold = new AtomicInteger();
    /** Only who tells reads and writes it. */
    private State told = State.OFFLINE;

    StateNews(Supplier<State> state, Consumer<State> teller) {
        this.state = state;
        this.teller = teller;
    }

    /** Call it after each change, without a lock. */
    void tell() {
        if (untold.getAndIncrement() > 0) {
            return;
        }
        int seen;
        do {
            seen = untold.get();
            State now = state.get();
            if (now != told) {
                told = now;
                teller.accept(now);
            }
        } while (!untold.compareAndSet(seen, 0));
    }
}
