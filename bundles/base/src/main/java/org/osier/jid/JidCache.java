/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The addresses that were parsed lately, by the text they were parsed from. It holds at most {@value #ENTRIES}, of texts of at
 * most {@value #LONGEST_TEXT} characters: under 3 MB whatever strangers send, and a tenth of that with usual addresses. A new
 * one displaces one of the two whose hash falls on the same place. Thread-safe without a lock: who loses a race parses anew.
 */
final class JidCache {
    static final int ENTRIES = 2048;
    static final int LONGEST_TEXT = 128;

    /** Addresses are immutable, so acquire and release are all that is needed. */
    private final AtomicReferenceArray<Entry> entries = new AtomicReferenceArray<>(ENTRIES);

    private record Entry(String text, Jid jid) {}

    Optional<Jid> find(String text) {
        int place = place(text);
        Entry entry = entries.getAcquire(place);
        if (entry == null || !entry.text.equals(text)) {
            entry = entries.getAcquire(place + 1);
        }
        return entry != null && entry.text.equals(text) ? Optional.of(entry.jid) : Optional.empty();
    }

    /** The address that stands for {@code jid}: an equal one that is there already, or itself. */
    Jid intern(String text, Jid jid) {
        Jid one = text.equals(jid.toString()) ? jid : find(jid.toString()).orElse(jid);
        if (text.length() <= LONGEST_TEXT && jid.toString().length() <= LONGEST_TEXT) {
            int place = place(text);
            entries.setRelease(place + 1, entries.getAcquire(place));
            entries.setRelease(place, new Entry(text, one));
        }
        return one;
    }

    /** The first of the two for this text. */
    private static int place(String text) {
        int hash = text.hashCode();
        return (hash ^ hash >>> 16) & ENTRIES - 2;
    }

    /** How many are there now. */
    int size() {
        int size = 0;
        for (int i = 0; i < ENTRIES; i++) {
            size += entries.getAcquire(i) == null ? 0 : 1;
        }
        return size;
    }
}
