/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.Optional;

/**
 * The calls that a loop is in, one within the other, as far as they are of interest. One thread at a time writes; who
 * else reads may see what is just being changed.
 */
final class CallStack {
    private static final int MOST = 8;

    private final String[] names = new String[MOST];
    private final Object[] handlers = new Object[MOST];
    private Thread thread;

    /** Says at which place a loop is held. Bears the stack of another thread. */
    private static final class HeldHere extends Exception {
        private static final long serialVersionUID = 1L;

        HeldHere(Thread thread) {
            super("where thread " + thread.getName() + " is now", null, false, true);
            setStackTrace(thread.getStackTrace());
        }
    }

    void push(int depth, String name, Object handler) {
        if (depth == 0) {
            thread = Thread.currentThread();
        }
        if (depth < MOST) {
            names[depth] = name;
            handlers[depth] = handler;
        }
    }

    /** Lets go of the handler and all within it, so that nothing of a bundle is kept. */
    void pop(int depth) {
        if (depth == 0) {
            thread = null;
        }
        for (int i = depth; i < MOST && handlers[i] != null; i++) {
            handlers[i] = null;
        }
    }

    /** The thread of the outermost call; null where there is none. */
    Thread thread() {
        return thread;
    }

    String name(int depth) {
        return String.valueOf(names[Math.min(depth, MOST) - 1]);
    }

    String owner(int depth) {
        Object handler = handlers[Math.min(depth, MOST) - 1];
        try {
            return handler instanceof Owned owned ? owned.owner() : ownerOf(handler);
        } catch (Throwable e) {
            // Foreign code again, which must not hide who it is.
            return ownerOf(handler);
        }
    }

    private static String ownerOf(Object handler) {
        return Optional.ofNullable(handler)
                .map(h -> Owned.ownerOf(h.getClass()))
                .orElse("unknown");
    }

    /** The stack of the thread. */
    Throwable where() {
        Thread held = thread;
        return held == null ? new Exception("it has just gone on") : new HeldHere(held);
    }
}
