/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.osier.store.StoreException;

/**
 * The one thread that touches the file: it does what waits, makes all of it durable by one commit, and tells the writers.
 * One thread, because an interrupt of any thread that reads or writes would close the file for all. Callers wait, so no
 * more jobs wait than there are calling threads.
 */
final class StoreThread {
    private static final int PATIENCE_SECONDS = 60;

    private final LinkedBlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>();
    private final Path file;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    /** Set once, by the thread or by {@link #close}; then no job is taken any more. */
    private StoreException over;

    private record Job<T>(Function<Disk, T> work, boolean writes, CompletableFuture<T> done) {}

    /** Somebody's result, to be told after the commit. */
    private record Outcome<T>(CompletableFuture<T> done, T result) {
        void tell() {
            done.complete(result);
        }
    }

    StoreThread(Path file) {
        this.file = file;
        CompletableFuture<Disk> opened = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(opened), "osier-store-" + file.getFileName());
        thread.setDaemon(true);
        thread.start();
        result(opened);
    }

    <T> T read(Function<Disk, T> work) {
        return submit(new Job<>(work, false, new CompletableFuture<>()));
    }

    <T> T write(Function<Disk, T> work) {
        return submit(new Job<>(work, true, new CompletableFuture<>()));
    }

    private <T> T submit(Job<T> job) {
        synchronized (this) {
            if (over != null) {
                throw new StoreException(over.getMessage(), over);
            }
            jobs.add(job);
        }
        return result(job.done().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private <T> T result(CompletableFuture<T> done) {
        try {
            // Goes on to wait when the caller is interrupted: otherwise nobody would know whether it was written.
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException cause) {
                throw new StoreException(cause.getMessage(), cause);
            }
            throw new StoreException(
                    file + " was not written within " + PATIENCE_SECONDS
                            + " s, or failed; whether the change is kept is" + " unknown. Look at the disk",
                    e.getCause());
        }
    }

    void close() {
        synchronized (this) {
            if (over == null) {
                over = new StoreException("the store in " + file + " has been closed");
                // Wakes the thread.
                jobs.add(new Job<>(disk -> null, false, new CompletableFuture<>()));
            }
        }
        ended.join();
    }

    private void run(CompletableFuture<Disk> opened) {
        try (Disk disk = Disk.open(file)) {
            opened.complete(disk);
            serve(disk);
        } catch (Throwable e) {
            StoreException failure = e instanceof StoreException known
                    ? known
                    : new StoreException("the store in " + file + " has failed: " + e, e);
            opened.completeExceptionally(failure);
            fail(failure);
        } finally {
            ended.complete(null);
        }
    }

    private void serve(Disk disk) throws InterruptedException {
        List<Job<?>> batch = new ArrayList<>();
        while (!isOver()) {
            batch.add(jobs.take());
            jobs.drainTo(batch);
            try {
                serve(disk, batch);
            } catch (RuntimeException | Error e) {
                StoreException failure = disk.failure(e);
                batch.forEach(job -> job.done().completeExceptionally(failure));
                throw failure;
            }
            batch.clear();
        }
    }

    private synchronized boolean isOver() {
        return over != null && jobs.isEmpty();
    }

    private static void serve(Disk disk, List<Job<?>> batch) {
        List<Outcome<?>> written = new ArrayList<>();
        for (Job<?> job : batch) {
            Outcome<?> outcome = done(disk, job);
            if (job.writes()) {
                written.add(outcome);
            } else {
                outcome.tell();
            }
        }
        if (!written.isEmpty()) {
            disk.commit();
            written.forEach(Outcome::tell);
            disk.tidy();
        }
    }

    private static <T> Outcome<T> done(Disk disk, Job<T> job) {
        return new Outcome<>(job.done(), job.work().apply(disk));
    }

    /** After a failure nothing is certain any more, so nothing more is done. */
    private void fail(StoreException failure) {
        List<Job<?>> rest = new ArrayList<>();
        synchronized (this) {
            if (over == null) {
                over = failure;
            }
            jobs.drainTo(rest);
        }
        rest.forEach(job -> job.done().completeExceptionally(failure));
    }
}
