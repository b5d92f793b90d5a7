/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osier.stream.Registration;
import org.osier.xml.Element;

/** What was added to one session. Bounded by what its extensions add. Safe for use by many threads. */
final class OwnParts {
    /** In the order of adding; each in a box of its own, as equal parts may be added twice. */
    private final List<Added> all = new CopyOnWriteArrayList<>();

    private final Runnable changed;

    private static final class Added {
        private final DiscoPart part;

        Added(DiscoPart part) {
            this.part = part;
        }
    }

    /** Tells of each change after it. */
    OwnParts(Runnable changed) {
        this.changed = changed;
    }

    Registration add(DiscoPart part) {
        Added added = new Added(part);
        all.add(added);
        changed.run();
        return () -> {
            if (all.remove(added)) {
                changed.run();
            }
        };
    }

    private <P extends DiscoPart> Stream<P> all(Class<P> type) {
        return all.stream().map(added -> added.part).filter(type::isInstance).map(type::cast);
    }

    /** Of those that exclude each other the latest. */
    private <P extends DiscoPart> List<P> latest(Class<P> type, Function<P, ?> place) {
        Map<Object, P> latest = new LinkedHashMap<>();
        all(type).forEach(part -> latest.put(place.apply(part), part));
        return new ArrayList<>(latest.values());
    }

    /** Sorted. */
    List<Identity> identities() {
        return new ArrayList<>(new TreeSet<>(latest(Identity.class, Identity::place)));
    }

    List<Element> forms() {
        return latest(DiscoForm.class, DiscoForm::type).stream()
                .map(DiscoForm::element)
                .toList();
    }

    List<DiscoItems.Item> items() {
        return all(DiscoItems.Item.class).distinct().toList();
    }
}
