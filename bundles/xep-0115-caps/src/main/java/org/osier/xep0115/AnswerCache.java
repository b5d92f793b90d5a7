/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osier.xep0030.DiscoInfo;

/**
 * Answers, of which those least recently used go first. Bounded by what they take, roughly, in bytes; an answer that takes
 * more than a sixteenth of the room is not kept. Safe for use by many threads.
 *
 * @param <K> what they are the answers for
 */
final class AnswerCache<K> {
    /** What a string or an object for a part takes beside its characters. */
    private static final int PER_PART = 120;

    private final long most;
    private final Map<K, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long taken;

    private record Entry(DiscoInfo info, long bytes) {}

    /** A cache with room for so many bytes. */
    AnswerCache(long most) {
        this.most = most;
    }

    synchronized Optional<DiscoInfo> get(K key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::info);
    }

    synchronized void put(K key, DiscoInfo info) {
        remove(key);
        Entry entry = new Entry(info, weigh(info));
        if (entry.bytes <= most / 16) {
            entries.put(key, entry);
            taken += entry.bytes;
            shrink();
        }
    }

    private void shrink() {
        Iterator<Entry> eldest = entries.values().iterator();
        while (taken > most) {
            taken -= eldest.next().bytes;
            eldest.remove();
        }
    }

    synchronized void remove(K key) {
        Entry removed = entries.remove(key);
        if (removed != null) {
            taken -= removed.bytes;
        }
    }

    synchronized void clear() {
        entries.clear();
        taken = 0;
    }

    synchronized int size() {
        return entries.size();
    }

    private static long weigh(DiscoInfo info) {
        long parts = info.identities().size() * 3L + info.features().size() + 4L;
        long chars = info.features().stream().mapToLong(String::length).sum()
                + info.identities().stream()
                        .mapToLong(identity -> identity.toString().length())
                        .sum();
        // A form in memory takes up to some eight times what it takes on the wire.
        long forms = info.forms().stream()
                        .mapToLong(form -> form.toString().length())
                        .sum()
                * 8;
        return parts * PER_PART + chars * 2 + forms;
    }
}
