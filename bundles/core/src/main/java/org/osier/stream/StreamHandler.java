/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import org.osier.xml.Element;

/** Called on the event loop with each element of the stream that its matcher matches. */
@FunctionalInterface
public interface StreamHandler extends Owned {
    /**
     * Handles an element. While this runs the stream's other handlers wait: what takes long belongs into a threaded
     * event handler.
     *
     * @throws Exception is told to the {@link FaultHook} or logged, with the handler's name; the stream goes on
     */
    void handle(Element element) throws Exception;
}
