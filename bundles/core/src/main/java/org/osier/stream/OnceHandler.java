/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.concurrent.atomic.AtomicBoolean;
import org.osier.xml.Element;

/** A handler that takes itself away before its one call. Safe for use by many threads. */
final class OnceHandler implements StreamHandler {
    private final StreamHandler handler;
    private final AtomicBoolean spent = new AtomicBoolean();
    private final OwnRegistration registration = new OwnRegistration();

    OnceHandler(StreamHandler handler) {
        this.handler = handler;
    }

    OwnRegistration registration() {
        return registration;
    }

    @Override
    public void handle(Element element) throws Exception {
        if (spent.compareAndSet(false, true)) {
            registration.close();
            handler.handle(element);
        }
    }

    @Override
    public String owner() {
        return handler.owner();
    }
}
