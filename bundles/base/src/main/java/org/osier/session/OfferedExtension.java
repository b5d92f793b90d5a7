/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.osier.stream.Threads;

/** An offered extension, which is taken away on a thread of its own. Safe for use by many threads. */
final class OfferedExtension implements Offering {
    private final BooleanSupplier mayWait;
    private final Consumer<Boolean> takeAway;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final CompletableFuture<Void> gone;
    private final AtomicBoolean closing = new AtomicBoolean();

    /**
     * @param mayWait whether the calling thread may wait
     * @param takeAway takes the extension away; is told whether on a thread that is there for nothing else
     * @param gone completes when it is away
     */
    OfferedExtension(BooleanSupplier mayWait, Consumer<Boolean> takeAway, CompletableFuture<Void> gone) {
        this.mayWait = mayWait;
        this.takeAway = takeAway;
        this.gone = gone;
    }

    void settle() {
        settled.complete(null);
    }

    @Override
    public CompletableFuture<Void> settled() {
        return CompletableFuture.anyOf(settled, gone).thenAccept(either -> {});
    }

    @Override
    public CompletableFuture<Void> closeAsync() {
        if (closing.compareAndSet(false, true)) {
            if (mayWait.getAsBoolean()) {
                Threads.start("osier-detach", () -> takeAway.accept(true));
            } else {
                // Perhaps a handler of the very extension, for which another thread would wait.
                takeAway.accept(false);
            }
        }
        return gone.copy();
    }

    @Override
    public void close() {
        CompletableFuture<Void> end = closeAsync();
        if (mayWait.getAsBoolean()) {
            end.join();
        }
    }
}
