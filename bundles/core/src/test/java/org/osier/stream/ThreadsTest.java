/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class ThreadsTest {
    @Test
    public void areVirtualFrom21On() {
        assertThat(Threads.virtual()).isEqualTo(Runtime.version().feature() >= 21);
    }

    @Test
    public void haveTellingNamesAndKeepNoJvmAlive() throws Exception {
        CompletableFuture<Thread> started = new CompletableFuture<>();
        Thread thread = Threads.start("osier-read-juliet", () -> started.complete(Thread.currentThread()));

        assertThat(started.get(10, TimeUnit.SECONDS)).isSameAs(thread);
        assertThat(thread.getName()).isEqualTo("osier-read-juliet");
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    public void aPoolOfOneRunsOneAfterTheOther() throws Exception {
        Executor one = Threads.pool("osier-event-juliet", 1);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            one.execute(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                running.decrementAndGet();
                done.countDown();
            });
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
    }

    @Test
    public void aPoolOfManyRunsManyAtOnce() throws Exception {
        Executor four = Threads.pool("osier-handler-juliet", 4);
        CountDownLatch allIn = new CountDownLatch(4);
        CountDownLatch done = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            four.execute(() -> {
                allIn.countDown();
                try {
                    if (allIn.await(10, TimeUnit.SECONDS)) {
                        done.countDown();
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
