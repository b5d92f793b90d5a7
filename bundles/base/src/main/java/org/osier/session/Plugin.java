/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An extension with an API and with state of its own for each session. A service of this type is attached to every
 * session; in plain Java {@link Session#add} attaches it to one.
 *
 * @param <A> the API that {@link Session#plugin} hands out
 */
@ConsumerType
public interface Plugin<A> extends Extension {
    /** The class of the API. */
    Class<A> api();

    /**
     * Begins to serve a session. Whatever is registered through the scope is taken away again when the plugin goes, so
     * there is nothing to undo.
     *
     * @return the API for this session
     */
    A attach(Scope scope);
}
