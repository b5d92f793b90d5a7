/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osier.xml.Element;

/** The filters of one stream, by stage and order. Reading takes no lock. */
final class Filters {
    private volatile Map<StanzaFilter.Stage, List<Entry>> stages = Map.of();

    /** A class and no record, so that a filter that was added twice is removed once. */
    private static final class Entry {
        private final int order;
        private final StanzaFilter filter;

        Entry(int order, StanzaFilter filter) {
            this.order = order;
            this.filter = filter;
        }

        int order() {
            return order;
        }

        StanzaFilter filter() {
            return filter;
        }
    }

    synchronized Registration add(StanzaFilter.Stage stage, int order, StanzaFilter filter) {
        Entry entry = new Entry(order, filter);
        List<Entry> entries = new ArrayList<>(stages.getOrDefault(stage, List.of()));
        entries.add(entry);
        entries.sort(Comparator.comparingInt(Entry::order));
        replace(stage, entries);
        return () -> remove(stage, entry);
    }

    private synchronized void remove(StanzaFilter.Stage stage, Entry entry) {
        List<Entry> entries = new ArrayList<>(stages.getOrDefault(stage, List.of()));
        entries.remove(entry);
        replace(stage, entries);
    }

    private void replace(StanzaFilter.Stage stage, List<Entry> entries) {
        Map<StanzaFilter.Stage, List<Entry>> next = new EnumMap<>(StanzaFilter.Stage.class);
        next.putAll(stages);
        next.put(stage, List.copyOf(entries));
        stages = next;
    }

    Optional<Element> apply(StanzaFilter.Stage stage, Element element) {
        Optional<Element> result = Optional.of(element);
        for (Entry entry : stages.getOrDefault(stage, List.of())) {
            result = result.flatMap(entry.filter()::filter);
        }
        return result;
    }
}
