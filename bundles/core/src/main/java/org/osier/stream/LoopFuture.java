/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that refuses to be waited for where that could take for ever; so do those that are chained to it.
 *
 * @param <T> the type of its value
 */
final class LoopFuture<T> extends CompletableFuture<T> {
    private final Runnable refusal;

    /** Makes one that asks before each wait; {@code refusal} throws where the caller must not wait. */
    LoopFuture(Runnable refusal) {
        this.refusal = refusal;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new LoopFuture<>(refusal);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        refuse();
        return super.get();
    }

    @Override
    public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        refuse();
        return super.get(time, unit);
    }

    @Override
    public T join() {
        refuse();
        return super.join();
    }

    private void refuse() {
        if (!isDone()) {
            refusal.run();
        }
    }
}
