/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * The handlers of one stream, indexed by the qualified names of the element and of its children. Reading takes no lock:
 * each change makes a new index.
 *
 * @param <H> the kind of handler
 */
final class HandlerTable<H> {
    private final List<Entry<H>> entries = new ArrayList<>();
    private long sequence;
    private volatile Index<H> index = new Index<>(List.of());

    /** One registered handler. */
    record Entry<H>(long sequence, String name, Matcher matcher, H handler, Calls calls) {
        /** A condition is foreign code: one that fails does not hold, and is no reason to leave out the others. */
        boolean holds(Element element, FaultHooks faults) {
            try {
                return matcher.condition().test(element);
            } catch (Throwable e) {
                faults.failed("the matcher of handler " + name, e);
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
            for (Entry<H> entry : entries) {
                entry.matcher().keys().forEach(key -> key.name().ifPresent(name -> branches.put(name, new Branch<>())));
            }
            for (Entry<H> entry : entries) {
                entry.matcher().keys().forEach(key -> add(entry, key));
            }
        }

        private void add(Entry<H> entry, Matcher.Key key) {
            if (key.name().isPresent()) {
                branches.get(key.name().get()).add(entry, key.child());
            } else {
                branches.values().forEach(branch -> branch.add(entry, key.child()));
                otherwise.add(entry, key.child());
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

        void add(Entry<H> entry, Optional<QName> child) {
            List<Entry<H>> same = child.map(c -> byChild.computeIfAbsent(c, name -> new ArrayList<>()))
                    .orElse(withoutChild);
            if (same.isEmpty() || same.get(same.size() - 1).sequence() != entry.sequence()) {
                same.add(entry);
            }
        }

        List<Entry<H>> find(Element element) {
            List<Entry<H>> found = withoutChild;
            if (!byChild.isEmpty()) {
                Set<QName> seen = Set.of();
                for (Element child : element.children()) {
                    List<Entry<H>> more = byChild.get(child.name());
                    if (more != null && !seen.contains(child.name())) {
                        seen = seen.isEmpty() ? new HashSet<>(4) : seen;
                        seen.add(child.name());
                        found = union(found, more);
                    }
                }
            }
            return found;
        }

        private static <H> List<Entry<H>> union(List<Entry<H>> some, List<Entry<H>> more) {
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
