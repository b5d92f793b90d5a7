/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osier.xml.Element;

/** The filters of one stream, by stage and order. Safe for use by many threads. */
final class Filters {
    private volatile Map<StanzaFilter.Stage, List<Entry>> stages = Map.of();

    /** One added filter; its calls tell it from others, even where the same filter was added twice. */
    private record Entry(int order, StanzaFilter filter, Calls calls) {}

    synchronized Registration add(StanzaFilter.Stage stage, int order, StanzaFilter filter, Duration grace) {
        Entry entry = new Entry(order, filter, new Calls());
        List<Entry> entries = new ArrayList<>(stages.getOrDefault(stage, List.of()));
        entries.add(entry);
        entries.sort(Comparator.comparingInt(Entry::order));
        replace(stage, entries);
        String name = filter.getClass().getName();
        return entry.calls().removal(() -> remove(stage, entry), grace, name);
    }

    private synchronized void remove(StanzaFilter.Stage stage, Entry entry) {
        List<Entry> entries = new ArrayList<>(stages.getOrDefault(stage, List.of()));
        entries.removeIf(other -> other.calls() == entry.calls());
        replace(stage, entries);
    }

    private void replace(StanzaFilter.Stage stage, List<Entry> entries) {
        Map<StanzaFilter.Stage, List<Entry>> next = new EnumMap<>(StanzaFilter.Stage.class);
        next.putAll(stages);
        next.put(stage, List.copyOf(entries));
        stages = next;
    }

    /** What the filters of a stage make of an element; empty once one of them drops it. Throws what they throw. */
    Optional<Element> apply(StanzaFilter.Stage stage, Element element) {
        Optional<Element> result = Optional.of(element);
        for (Entry entry : stages.getOrDefault(stage, List.of())) {
            if (result.isPresent() && entry.calls().enter()) {
                try {
                    result = entry.filter().filter(result.get());
                } finally {
                    entry.calls().leave();
                }
            }
        }
        return result;
    }
}
