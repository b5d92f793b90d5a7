/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osier.xml.Element;
import org.osier.xml.QName;

/**
 * Finds and reads one type of payload. There is no registry: whoever has the codec can read the payload, and nobody else
 * needs to know of it. As safe for use by many threads as its function is.
 *
 * @param name the qualified name of the payload's element
 * @param from reads that element; throws whatever it likes when it is malformed
 * @param <P> the type that is read
 */
public record PayloadCodec<P extends Payload>(QName name, Function<Element, P> from) {
    /** A codec for the element of this name. */
    public static <P extends Payload> PayloadCodec<P> of(String namespace, String local, Function<Element, P> from) {
        return new PayloadCodec<>(new QName(namespace, local), from);
    }

    /** Whether an element has such a payload among its children; reads nothing. */
    public boolean isIn(Element parent) {
        return parent.child(name).isPresent();
    }

    /**
     * The first such payload among the children of an element, which need not be a stanza's.
     *
     * @throws MalformedPayloadException when it is there and malformed
     */
    public Optional<P> in(Element parent) {
        return parent.child(name).map(this::read);
    }

    /**
     * All such payloads among the children of an element, in document order.
     *
     * @throws MalformedPayloadException when one of them is malformed
     */
    public List<P> allIn(Element parent) {
        List<P> all = new ArrayList<>();
        for (Element child : parent.children(name.namespace(), name.local())) {
            all.add(read(child));
        }
        return List.copyOf(all);
    }

    /** A codec meets what strangers write: whatever it throws at that tells that they wrote it wrongly. */
    private P read(Element payload) {
        P read;
        try {
            read = from.apply(payload);
        } catch (RuntimeException e) {
            throw new MalformedPayloadException(name, e);
        }
        if (read == null) {
            throw new MalformedPayloadException(name, new NullPointerException("its codec made nothing of it"));
        }
        return read;
    }
}
