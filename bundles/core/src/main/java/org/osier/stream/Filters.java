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
import java.util.function.Consumer;
import org.osier.xml.Element;

/** The filters of one stream, by stage and order. Safe for use by many threads. */
final class Filters {
    private static final Entry[] NONE = {};

    private volatile Map<StanzaFilter.Stage, Entry[]> stages = new EnumMap<>(StanzaFilter.Stage.class);

    /** One added filter; its calls tell it from others, even where the same filter was added twice. */
    private record Entry(int order, StanzaFilter filter, Calls calls) {}

    synchronized Registration add(StanzaFilter.Stage stage, int order, StanzaFilter filter, Duration grace) {
        Entry entry = new Entry(order, filter, new Calls());
        change(stage, entries -> {
            entries.add(entry);
            entries.sort(Comparator.comparingInt(Entry::order));
        });
        String name = filter.getClass().getName();
        return entry.calls().removal(() -> remove(stage, entry), grace, name);
    }

    private synchronized void remove(StanzaFilter.Stage stage, Entry entry) {
        change(stage, entries -> entries.removeIf(other -> other.calls() == entry.calls()));
    }

    private void change(StanzaFilter.Stage stage, Consumer<List<Entry>> change) {
        List<Entry> entries = new ArrayList<>(List.of(at(stage)));
        change.accept(entries);
        Map<StanzaFilter.Stage, Entry[]> next = new EnumMap<>(stages);
        next.put(stage, entries.toArray(NONE));
        stages = next;
    }

    boolean isEmpty(StanzaFilter.Stage stage) {
        return at(stage).length == 0;
    }

    private Entry[] at(StanzaFilter.Stage stage) {
        return stages.getOrDefault(stage, NONE);
    }

    /** What the filters of a stage make of an element; empty once one of them drops it. Throws what they throw. */
    Optional<Element> apply(StanzaFilter.Stage stage, Element element) {
        Optional<Element> result = Optional.of(element);
        for (Entry entry : at(stage)) {
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
