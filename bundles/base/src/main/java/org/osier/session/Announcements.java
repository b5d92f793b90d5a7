/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is to be told of sessions, in the order in which it happened, whatever comes to the event loop first. Added to by
 * any thread, told by the event loop alone.
 */
final class Announcements {
    private final Queue<Announcement> untold = new ConcurrentLinkedQueue<>();

    /** One thing that happened. */
    private static final class Announcement {
        private final Object about;
        private final Runnable words;
        private boolean told;

        Announcement(Object about, Runnable words) {
            this.about = about;
            this.words = words;
        }
    }

    /** Adds what has just happened; returns the task that tells it, after all that happened before it. */
    Runnable add(Object about, Runnable words) {
        Announcement announcement = new Announcement(about, words);
        untold.add(announcement);
        return () -> tell(announcement);
    }

    /** Tells the one that is about this very object, after all that happened before it. */
    void tell(Object about) {
        untold.stream()
                .filter(announcement -> announcement.about == about)
                .findFirst()
                .ifPresent(this::tell);
    }

    private void tell(Announcement announcement) {
        while (!announcement.told) {
            Announcement next = untold.remove();
            next.told = true;
            next.words.run();
        }
    }
}
