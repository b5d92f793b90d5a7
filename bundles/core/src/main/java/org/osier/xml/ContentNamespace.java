/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

/**
 * The content namespace of a stream (RFC 6120, 4.8.2), which may have one name on the wire and another in memory, so
 * that code written for the one works on the other. A component's stanzas are in {@code jabber:component:accept} on the
 * wire and in {@code jabber:client} for everybody above. Attributes keep the namespaces that they have.
 *
 * @param wire the namespace that is read and written
 * @param memory the namespace that elements have
 */
public record ContentNamespace(String wire, String memory) {
    /** A content namespace that is the same on the wire and in memory. */
    public static ContentNamespace of(String namespace) {
        return new ContentNamespace(namespace, namespace);
    }

    String toMemory(String namespace) {
        return namespace.equals(wire) ? memory : namespace;
    }

    String toWire(String namespace) {
        return namespace.equals(memory) ? wire : namespace;
    }
}
