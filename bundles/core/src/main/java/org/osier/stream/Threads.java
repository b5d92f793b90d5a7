/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads as the JVM has them: virtual ones from 21 on, else daemon platform threads, all with telling names. */
public final class Threads {
    private static final Method OF_VIRTUAL = ofVirtual();

    private Threads() {}

    /** Whether this JVM has virtual threads. */
    public static boolean virtual() {
        return OF_VIRTUAL != null;
    }

    /** Runs a task on a new thread. */
    public static Thread start(String name, Runnable task) {
        Thread thread = factory(name).newThread(task);
        thread.start();
        return thread;
    }

    /** Makes threads with the name. */
    static ThreadFactory factory(String name) {
        return virtual()
                ? task -> unstartedVirtual(name, task)
                : task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                };
    }

    /** Runs tasks on at most {@code most} threads at once; without work it holds none. */
    static Executor pool(String name, int most) {
        if (virtual() && most > 1) {
            return task -> start(name, task);
        }
        return new Pool(name, most);
    }

    /** Made when it is used first: many a stream never needs its own. */
    private static final class Pool implements Executor {
        private final String name;
        private final int most;
        private ThreadPoolExecutor pool;

        Pool(String name, int most) {
            this.name = name;
            this.most = most;
        }

        @Override
        public void execute(Runnable task) {
            pool().execute(task);
        }

        private synchronized ThreadPoolExecutor pool() {
            if (pool == null) {
                pool = new ThreadPoolExecutor(
                        most, most, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(name));
                pool.allowCoreThreadTimeOut(true);
            }
            return pool;
        }
    }

    private static Thread unstartedVirtual(String name, Runnable task) {
        try {
            Object builder = OF_VIRTUAL.invoke(null);
            Class<?> api = OF_VIRTUAL.getReturnType();
            api.getMethod("name", String.class).invoke(builder, name);
            return (Thread) api.getMethod("unstarted", Runnable.class).invoke(builder, task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("virtual threads were there when this class was loaded", e);
        }
    }

    /** Looked up by name, because the one jar also runs on a JVM that lacks it. */
    private static Method ofVirtual() {
        try {
            // Java 19 and 20 have the method too, as a preview that throws.
            return Runtime.version().feature() >= 21 ? Thread.class.getMethod("ofVirtual") : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
