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

    private final List<Entry<H>> entries = new ArrayList<>();
    private long sequence;
    private volatile Index<H> index = new Index<>(List.of());

    /** One registered handler. */
    record Entry<H>(long sequence, String name, Matcher matcher, H handler, Calls calls) {
        /** A condition is foreign code: one that fails does not hold, and is no reason to leave out the others. */
        boolean holds(Element element) {
            try {
                return matcher.condition().test(element);
            } catch (Throwable e) {
                Faults.log(LOG, "the matcher of handler " + name + " failed", e);
                return false;
            }
        }
    }

    Entry<H> add(String name, Matcher matcher, H handler) {
        synchronized (entries) {
            Entry<H> entry = new Entry<>(sequence++, name, matcher, handler, new Calls());
            entries.add(entry);
            index = new Index<>(entries);
            return entry;
        }
    }

    void remove(Entry<H> entry) {
        synchronized (entries) {
            entries.removeIf(other -> other.sequence() == entry.sequence());
            index = new Index<>(entries);
        }
    }

    /** The handlers whose matchers let the names pass, in the order in which they were added; some may not hold. */
    List<Entry<H>> candidates(Element element) {
        return index.find(element);
    }

    /** Handlers by the element's name, those for any name included everywhere. */
    private static final class Index<H> {
        private final Map<QName, Branch<H>> branches = new HashMap<>();
        private final Branch<H> otherwise = new Branch<>();

        Index(List<Entry<H>> entries) {
            entries.forEach(entry -> entry.matcher().name().ifPresent(name -> branches.put(name, new Branch<>())));
            for (Entry<H> entry : entries) {
                if (entry.matcher().name().isPresent()) {
                    branches.get(entry.matcher().name().get()).add(entry);
                } else {
                    branches.values().forEach(branch -> branch.add(entry));
                    otherwise.add(entry);
                }
            }
        }

        List<Entry<H>> find(Element element) {
            return branches.getOrDefault(element.name(), otherwise).find(element);
        }
    }

    /** Handlers for the elements of one name, by what child they want. */
    private static final class Branch<H> {
        private final List<Entry<H>> withoutChild = new ArrayList<>();
        private final Map<QName, List<Entry<H>>> byChild = new HashMap<>();

        void add(Entry<H> entry) {
            entry.matcher()
                    .child()
                    .map(child -> byChild.computeIfAbsent(child, name -> new ArrayList<>()))
                    .orElse(withoutChild)
                    .add(entry);
        }

        List<Entry<H>> find(Element element) {
            List<Entry<H>> found = withoutChild;
            if (!byChild.isEmpty()) {
                for (Element child : element.children()) {
                    found = union(found, byChild.getOrDefault(child.name(), List.of()));
                }
            }
            return found;
        }

        private static <H> List<Entry<H>> union(List<Entry<H>> some, List<Entry<H>> more) {
            if (more.isEmpty()) {
                return some;
            }
            List<Entry<H>> both = new ArrayList<>(some);
            for (Entry<H> entry : more) {
                if (some.stream().noneMatch(other -> other.sequence() == entry.sequence())) {
                    both.add(entry);
                }
            }
            both.sort(Comparator.comparingLong(Entry::sequence));
            return both;
        }
    }
}
