/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An extension with an API and with state of its own for each session. A service of this type is attached to every
 * session; in plain Java {@link Session#add} attaches it to one.
 *
 * @param <A> the API that {@link Session#plugin} hands out
 */
@ConsumerType
public interface Plugin<A> extends Extension {
    /** The class of the API. Of several plugins with one API the first serves; another takes over when it goes. */
    Class<A> api();

    /**
     * The APIs of other plugins without which it cannot serve. It is attached when those are, and waits until then; when
     * one of them goes it is taken away first, and comes back with whoever takes its place.
     *
     * <p>Plugins may require each other: they are attached one after the other, in the order of adding, once all that any
     * of them requires is offered. Within such a circle {@link Session#plugin} may be empty during {@link #attach}, so ask
     * when the other is needed, not before.
     */
    default Set<Class<?>> requires() {
        return Set.of();
    }

    /**
     * Begins to serve a session. Whatever is registered through the scope is taken away again when the plugin goes, so
     * there is nothing to undo.
     *
     * @return the API for this session
     */
    A attach(Scope scope);
}
