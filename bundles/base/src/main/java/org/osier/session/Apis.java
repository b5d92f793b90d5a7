/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osier.stream.Registration;

/** The APIs of the plugins attached to one session, by their classes. Safe for use by many threads. */
final class Apis {
    private final Map<Class<?>, Published> published = new ConcurrentHashMap<>();

    /** Two are never equal: an API may be a record, and equal to that of another plugin. */
    private static final class Published {
        private final Object api;

        Published(Object api) {
            this.api = api;
        }
    }

    /** Lets an API be found, in place of one of a plugin that would not go. */
    Registration publish(Class<?> type, Object api) {
        Published one = new Published(api);
        published.put(type, one);
        return () -> published.remove(type, one);
    }

    <A> Optional<A> find(Class<A> type) {
        return Optional.ofNullable(published.get(type)).map(one -> type.cast(one.api));
    }
}
