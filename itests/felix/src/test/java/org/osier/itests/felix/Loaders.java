/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The class loaders of bundles, each known by a phantom reference until it has been collected. For use by one thread. */
final class Loaders {
    private static final String DIAGNOSTICS = "com.sun.management:type=HotSpotDiagnostic";
    private static final int PAUSE_MILLIS = 100;

    private final ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
    private final Set<Watched> alive = new LinkedHashSet<>();
    private int collected;

    /** Tells which one it was; the loader itself must not be named by anything that we hold. */
    private static final class Watched extends PhantomReference<ClassLoader> {
        private final String name;

        Watched(ClassLoader loader, ReferenceQueue<ClassLoader> queue, String name) {
            super(loader, queue);
            this.name = name;
        }
    }

    /** Watches the loader of the revision that a bundle has now. */
    void watch(Bundle bundle, String when) {
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        String name = bundle.getSymbolicName() + " [" + bundle.getBundleId() + "] " + when;
        alive.add(new Watched(loader, queue, name));
    }

    /** Collects garbage until so many loaders are left, for a bounded time; returns the names of those that are. */
    List<String> collectAllBut(int few, long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (alive.size() > few && System.nanoTime() - end < 0) {
            System.gc();
            Reference<? extends ClassLoader> one = queue.remove(PAUSE_MILLIS);
            while (one != null) {
                collected += alive.remove(one) ? 1 : 0;
                one = queue.poll();
            }
        }
        return alive.stream().map(one -> one.name).toList();
    }

    int collected() {
        return collected;
    }

    /** Fails where there are any left, with their names and those of a file that tells who holds on to them. */
    static void assertNone(List<String> kept) {
        if (!kept.isEmpty()) {
            throw new AssertionError("still there: " + kept + "; see " + dump(Path.of("target", "kept.hprof")));
        }
    }

    /** Writes all objects to a file for a heap analyser. */
    private static Path dump(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(DIAGNOSTICS),
                            "dumpHeap",
                            new Object[] {file.toAbsolutePath().toString(), true},
                            new String[] {"java.lang.String", "boolean"});
            return file;
        } catch (IOException | JMException e) {
            throw new IllegalStateException("the heap cannot be dumped", e);
        }
    }
}
