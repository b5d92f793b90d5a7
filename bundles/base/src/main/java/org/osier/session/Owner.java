/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Optional;
import org.osier.stream.Owned;

/** Names whose a handler is, for the log and the watch over slow calls: its class, and its bundle where it has one. */
final class Owner {
    private static final String REFERENCE = "org.osgi.framework.BundleReference";

    private Owner() {}

    /** As in {@code org.example.Greeter in org.example.greeting 1.2.0}. Keeps nothing of the handler but this text. */
    static String of(Object handler) {
        String own = Owned.ownerOf(handler.getClass());
        return bundleOf(handler.getClass().getClassLoader())
                .map(bundle -> own + " in " + bundle)
                .orElse(own);
    }

    /** By name: this class serves without OSGi too, so it cannot be linked to the framework. */
    private static Optional<String> bundleOf(ClassLoader loader) {
        for (Class<?> type = loader == null ? null : loader.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> each : type.getInterfaces()) {
                if (each.getName().equals(REFERENCE)) {
                    return nameOf(each, loader);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nameOf(Class<?> reference, ClassLoader loader) {
        try {
            Object bundle = reference.getMethod("getBundle").invoke(loader);
            Class<?> type = reference.getMethod("getBundle").getReturnType();
            Object name = type.getMethod("getSymbolicName").invoke(bundle);
            return Optional.of(name + " " + type.getMethod("getVersion").invoke(bundle));
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A name is not worth failing for.
            return Optional.empty();
        }
    }
}
