/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.function.Function;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * Finds and reads one type of payload. There is no registry: whoever has the codec can read the payload, and nobody else
 * needs to know of it.
 *
 * @param name the qualified name of the payload's element
 * @param from reads that element; may throw {@link IllegalArgumentException} when it is malformed
 * @param <P> the type that is read
 */
public record PayloadCodec<P extends Payload>(QName name, Function<Element, P> from) {
    /** A codec for the element of this name. */
    public static <P extends Payload> PayloadCodec<P> of(String namespace, String local, Function<Element, P> from) {
        return new PayloadCodec<>(new QName(namespace, local), from);
    }
}
