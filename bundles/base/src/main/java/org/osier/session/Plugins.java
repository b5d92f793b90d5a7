/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osier.stream.Registration;

/** The plugins attached to one session, by the class of their API. */
final class Plugins {
    private final Map<Class<?>, Object> apis = new ConcurrentHashMap<>();

    <A> Registration attach(Plugin<A> plugin, Session session) {
        PluginScope scope = new PluginScope(session);
        try {
            A api = Objects.requireNonNull(
                    plugin.attach(scope), () -> plugin.getClass().getName() + ".attach returned no API");
            if (apis.putIfAbsent(plugin.api(), plugin.api().cast(api)) != null) {
                throw new IllegalStateException(
                        "a plugin with the API " + plugin.api().getName() + " is already attached to " + session.jid());
            }
            return () -> {
                // Not by equality: an API may be a record, and equal to that of whoever came after.
                apis.computeIfPresent(plugin.api(), (type, current) -> current == api ? null : current);
                scope.close();
            };
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    <A> Optional<A> find(Class<A> api) {
        return Optional.ofNullable(api.cast(apis.get(api)));
    }
}
