/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** Lets only so many tasks run at once; who submits one more waits. */
final class BoundedExecutor implements Executor {
    private final Semaphore permits;
    private final Executor delegate;

    BoundedExecutor(Executor delegate, int most) {
        this.delegate = delegate;
        this.permits = new Semaphore(most);
    }

    @Override
    public void execute(Runnable task) {
        permits.acquireUninterruptibly();
        delegate.execute(() -> {
            try {
                task.run();
            } finally {
                permits.release();
            }
        });
    }
}
