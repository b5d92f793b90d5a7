/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which registrations bear which name. Bounded by these: what is closed is forgotten. Safe for use by many threads.
 */
final class HandlerNames {
    private final Map<String, List<Named>> names = new ConcurrentHashMap<>();

    /** One registration, by identity. */
    private final class Named implements Registration {
        private final String name;
        private final Registration registration;

        Named(String name, Registration registration) {
            this.name = name;
            this.registration = registration;
        }

        @Override
        public void close() {
            forget(this);
            registration.close();
        }
    }

    /** Returns what takes away the registration and its name. */
    Registration keep(String name, Registration registration) {
        Named named = new Named(name, registration);
        names.merge(name, List.of(named), HandlerNames::both);
        return named;
    }

    private static List<Named> both(List<Named> first, List<Named> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void forget(Named named) {
        names.computeIfPresent(named.name, (name, all) -> {
            List<Named> rest =
                    all.stream().filter(other -> !other.equals(named)).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    /** Closes all of the name, also where one fails; returns how many there were. */
    int remove(String name) {
        List<Named> all = names.getOrDefault(name, List.of());
        all.stream().map(Registration.class::cast).reduce(Registration::and).ifPresent(Registration::close);
        return all.size();
    }

    /** The names, sorted. */
    Set<String> all() {
        return new TreeSet<>(names.keySet());
    }
}
