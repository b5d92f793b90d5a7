/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.ArrayList;
import java.util.List;
import org.osier.xml.Element;

/**
 * Gathers the elements that match, as they are read, until it is stopped. Keeps the first ones up to its bound; those past
 * it are only counted. It takes nothing from anybody: the elements go on to all other handlers. Goes on when a connection
 * ends and another begins. Safe for use by many threads.
 */
public final class Collector implements Registration {
    private final int most;
    private final List<Element> elements = new ArrayList<>();
    private final OwnRegistration registration = new OwnRegistration();
    private long missed;

    Collector(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a collector of at most " + most + " elements collects nothing");
        }
        this.most = most;
    }

    OwnRegistration registration() {
        return registration;
    }

    /** On the read loop. */
    synchronized boolean take(Element element) {
        if (elements.size() < most) {
            elements.add(element);
        } else {
            missed++;
        }
        return false;
    }

    /** What has been gathered by now, in the order in which it was read. */
    public synchronized List<Element> elements() {
        return List.copyOf(elements);
    }

    /** How many more matched after the bound was reached. */
    public synchronized long missed() {
        return missed;
    }

    /** Stops gathering, and returns what has been gathered. */
    public List<Element> stop() {
        close();
        return elements();
    }

    /** Stops gathering; {@link #elements} stay. */
    @Override
    public void close() {
        registration.close();
    }
}
