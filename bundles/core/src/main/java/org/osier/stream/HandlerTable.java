/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * The handlers of one stream, indexed by the qualified names of the element and of its children. Reading takes no lock:
 * each change makes a new index.
 *
 * @param <H> the kind of handler
 */
final class HandlerTable<H> {
    private static final Logger LOG = System.getLogger(HandlerTable.class.getName());

    /** By the element's name, then by the child's; null where the matcher names none. */
    private volatile Map<QName, Map<QName, List<Entry<H>>>> index = new HashMap<>();

    private final List<Entry<H>> entries = new ArrayList<>();
    private long sequence;

    /** One registered handler. */
    record Entry<H>(long sequence, String name, Matcher matcher, H handler, Calls calls) {}

    Entry<H> add(String name, Matcher matcher, H handler) {
        synchronized (entries) {
            Entry<H> entry = new Entry<>(sequence++, name, matcher, handler, new Calls());
            entries.add(entry);
            rebuild();
            return entry;
        }
    }

    void remove(Entry<H> entry) {
        synchronized (entries) {
            entries.removeIf(other -> other.sequence() == entry.sequence());
            rebuild();
        }
    }

    private void rebuild() {
        Map<QName, Map<QName, List<Entry<H>>>> next = new HashMap<>();
        for (Entry<H> entry : entries) {
            next.computeIfAbsent(entry.matcher().name().orElse(null), name -> new HashMap<>())
                    .computeIfAbsent(entry.matcher().child().orElse(null), name -> new ArrayList<>())
                    .add(entry);
        }
        index = next;
    }

    /** The handlers whose matchers match, in the order in which they were added. */
    List<Entry<H>> matching(Element element) {
        Map<QName, Map<QName, List<Entry<H>>>> now = index;
        List<Entry<H>> found = new ArrayList<>(2);
        collect(now.get(element.name()), element, found);
        collect(now.get(null), element, found);
        if (found.size() > 1) {
            found.sort(Comparator.comparingLong(Entry::sequence));
        }
        return found;
    }

    private static <H> void collect(Map<QName, List<Entry<H>>> byChild, Element element, List<Entry<H>> found) {
        if (byChild == null) {
            return;
        }
        collectIf(byChild.get(null), element, found);
        if (byChild.size() > 1 || !byChild.containsKey(null)) {
            for (Element child : element.children()) {
                collectIf(byChild.get(child.name()), element, found);
            }
        }
    }

    private static <H> void collectIf(List<Entry<H>> candidates, Element element, List<Entry<H>> found) {
        if (candidates == null) {
            return;
        }
        for (Entry<H> candidate : candidates) {
            if (!contains(found, candidate) && holds(candidate, element)) {
                found.add(candidate);
            }
        }
    }

    private static <H> boolean contains(List<Entry<H>> found, Entry<H> candidate) {
        return found.stream().anyMatch(other -> other.sequence() == candidate.sequence());
    }

    /** A condition is foreign code: one that fails does not hold, and is no reason to leave out the others. */
    private static boolean holds(Entry<?> candidate, Element element) {
        try {
            return candidate.matcher().condition().test(element);
        } catch (Throwable e) {
            Faults.log(LOG, "the matcher of handler " + candidate.name() + " failed", e);
            return false;
        }
    }
}
