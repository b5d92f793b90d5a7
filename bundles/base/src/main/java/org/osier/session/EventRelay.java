/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osier.stream.EventHandler;

/** An event handler called in another way; the owner is who wrote it, so that a slow one is named in logs. */
record EventRelay<T>(@Override String owner, EventHandler<T> call) implements EventHandler<T> {
    @Override
    public void handle(T data) throws Exception {
        call.handle(data);
    }
}
