/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0092;

import java.util.Optional;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * What software an entity runs (XEP-0092, 2).
 *
 * @param name the name of the software
 * @param version its version
 * @param os the operating system, where the entity chooses to tell
 */
public record Version(String name, String version, Optional<String> os) implements Payload {
    /** The namespace of the protocol. */
    public static final String NAMESPACE = "jabber:iq:version";

    /** What to send in order to ask. */
    public static final Element QUERY = Element.of(NAMESPACE, "query");

    /** Reads an answer; what is missing becomes empty. */
    public static final PayloadCodec<Version> CODEC = PayloadCodec.of(NAMESPACE, "query", Version::from);

    private static Version from(Element query) {
        return new Version(
                query.child(NAMESPACE, "name").map(Element::text).orElse(""),
                query.child(NAMESPACE, "version").map(Element::text).orElse(""),
                query.child(NAMESPACE, "os").map(Element::text));
    }

    @Override
    public Element toElement() {
        return Element.builder(NAMESPACE, "query")
                .child(NAMESPACE, "name", name)
                .child(NAMESPACE, "version", version)
                .child(os.map(system -> Element.of(NAMESPACE, "os", system)))
                .build();
    }
}
