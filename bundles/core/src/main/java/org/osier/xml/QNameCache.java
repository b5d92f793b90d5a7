/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

/**
 * Gives equal names the same object, most of the time. Bounded: {@value #SLOTS} names, a new one takes the place of
 * whatever had its slot.
 */
final class QNameCache {
    private static final int SLOTS = 128;

    private final ContentNamespace contentNamespace;
    private final QName[] slots = new QName[SLOTS];

    QNameCache(ContentNamespace contentNamespace) {
        this.contentNamespace = contentNamespace;
    }

    /**
     * The name of an attribute, which has the same namespace in memory as on the wire: if two namespaces became one, so
     * might two attributes of an element, which would then be no XML (Namespaces in XML 1.0, 6.3).
     */
    QName ofAttribute(String namespaceOrNull, String local) {
        return contentNamespace.wire().equals(namespaceOrNull)
                ? new QName(namespaceOrNull, local)
                : get(namespaceOrNull, local);
    }

    QName get(String namespaceOrNull, String local) {
        String namespace = namespaceOrNull == null ? "" : contentNamespace.toMemory(namespaceOrNull);
        int slot = (local.hashCode() * 31 + namespace.hashCode()) & SLOTS - 1;
        QName cached = slots[slot];
        if (cached != null && cached.is(namespace, local)) {
            return cached;
        }
        QName name = new QName(namespace, local);
        slots[slot] = name;
        return name;
    }
}
