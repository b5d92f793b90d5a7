/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Optional;

/**
 * A plugin of a session, as operators see it.
 *
 * @param name the name of its class
 * @param api the class of its API, by which {@link Session#plugin} finds it
 * @param state how far it is
 * @param trouble what keeps it from being attached, in words for the operator
 */
public record PluginInfo(String name, Class<?> api, State state, Optional<String> trouble) {
    /** How far a plugin is. */
    public enum State {
        /** It serves the session. */
        ATTACHED
    }
}
