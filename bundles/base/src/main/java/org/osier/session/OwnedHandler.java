/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osier.stream.StreamHandler;
import org.osier.xml.Element;

/** A stream handler that calls what somebody has added; the owner is who wrote that. */
record OwnedHandler(@Override String owner, StreamHandler call) implements StreamHandler {
    @Override
    public void handle(Element element) throws Exception {
        call.handle(element);
    }
}
