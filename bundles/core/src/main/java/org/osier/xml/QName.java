/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Objects;

/**
 * The qualified name of an element or attribute: a namespace and a local name, never a prefix.
 *
 * @param namespace the namespace name; empty for an attribute or element in no namespace
 * @param local the local part, an NCName (Namespaces in XML 1.0, production 4)
 */
public record QName(String namespace, String local) {
    /** The namespace that the prefix {@code xml} is bound to, in every document. */
    public static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

    /** {@code xml:lang}. */
    public static final QName XML_LANG = new QName(XML_NAMESPACE, "lang");

    /** Refuses a local part that is no NCName and a namespace with characters that XML forbids. */
    public QName {
        Objects.requireNonNull(namespace, "namespace");
        XmlChars.requireNcName(local);
        XmlChars.requireText(namespace, "the namespace of " + local);
    }

    /** The name in Clark notation, {@code {namespace}local}; only {@code local} in no namespace. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? local : "{" + namespace + "}" + local;
    }
}
