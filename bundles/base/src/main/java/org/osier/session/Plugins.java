/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osier.stream.Registration;

/** The plugins attached to one session, by the class of their API. Safe for use by many threads. */
final class Plugins {
    private final Map<Class<?>, Attached> attached = new ConcurrentHashMap<>();

    /** Two are never equal: an API may be a record, and equal to that of another plugin. */
    private static final class Attached {
        private final String name;
        private final Object api;

        Attached(String name, Object api) {
            this.name = name;
            this.api = api;
        }
    }

    /** Attaches a plugin; what the registration closes is that it is found, the scope is left to the caller. */
    <A> Registration attach(Plugin<A> plugin, Scope scope) {
        String name = plugin.getClass().getName();
        A api = Objects.requireNonNull(plugin.attach(scope), () -> name + ".attach returned no API");
        Class<A> type = plugin.api();
        Attached one = new Attached(name, type.cast(api));
        if (attached.putIfAbsent(type, one) != null) {
            throw new IllegalStateException(
                    "a plugin with the API " + type.getName() + " is already attached to " + scope.jid());
        }
        return () -> attached.remove(type, one);
    }

    <A> Optional<A> find(Class<A> api) {
        return Optional.ofNullable(attached.get(api)).map(one -> api.cast(one.api));
    }

    List<PluginInfo> all() {
        return attached.entrySet().stream()
                .map(each -> new PluginInfo(
                        each.getValue().name, each.getKey(), PluginInfo.State.ATTACHED, Optional.empty()))
                .sorted(Comparator.comparing(PluginInfo::name))
                .toList();
    }
}
