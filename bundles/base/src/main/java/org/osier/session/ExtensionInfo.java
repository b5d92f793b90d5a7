/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Optional;

/**
 * An extension of a session, as operators see it.
 *
 * @param name the name of its class
 * @param type its class, which knows its bundle where there are bundles; not to be kept
 * @param api the class of a plugin's API, by which {@link Session#plugin} finds it
 * @param state how far it is
 * @param trouble what keeps it from being attached, in one line for the operator
 */
public record ExtensionInfo(
        String name, Class<? extends Extension> type, Optional<Class<?>> api, State state, Optional<String> trouble) {
    /** How far an extension is. */
    public enum State {
        /** It waits for plugins that it requires. */
        WAITING,
        /** Another plugin has its API; it takes over when that one goes. */
        STANDBY,
        /** It is being attached; if that takes long, the trouble says so. */
        ATTACHING,
        /** It serves the session. */
        ATTACHED,
        /** It is being taken away; if that takes long, the trouble says so. */
        DETACHING,
        /** It failed, and is left alone until it goes, or until a plugin that it requires is added anew. */
        FAILED
    }
}
