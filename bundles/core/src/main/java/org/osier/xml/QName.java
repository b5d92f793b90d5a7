/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Objects;

/**
 * The qualified name of an element or attribute: a namespace and a local name, never a prefix.
 *
 * @param namespace the namespace name; empty for an attribute or element in no namespace
 * @param local the local part, an NCName (Namespaces in XML 1.0, production 4) by the fourth as well as the fifth edition of
 *     XML 1.0; beyond the Basic Multilingual Plane by the fifth
 */
public record QName(String namespace, String local) {
    /** The namespace that the prefix {@code xml} is bound to, in every document. */
    public static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

    /** What declares namespaces is in no element's and no attribute's name (Namespaces in XML 1.0, section 3). */
    private static final String DECLARATIONS = "http://www.w3.org/2000/xmlns/";

    /** {@code xml:lang}. */
    public static final QName XML_LANG = new QName(XML_NAMESPACE, "lang");

    /** Refuses a local part that is no NCName and a namespace that XML forbids. */
    public QName {
        Objects.requireNonNull(namespace, "namespace");
        XmlChars.requireNcName(local);
        XmlChars.requireText(namespace, "the namespace of", local);
        if (namespace.equals(DECLARATIONS)) {
            throw new IllegalArgumentException(
                    "\"" + local + "\" cannot be in the namespace of namespace declarations");
        }
    }

    /**
     * The name that is written in Clark notation, as {@link #toString} does.
     *
     * @throws IllegalArgumentException for what is no name
     */
    public static QName parse(String clark) {
        // A namespace may have braces of its own; a local part has none.
        int brace = clark.startsWith("{") ? clark.lastIndexOf('}') : -1;
        return brace < 0 ? new QName("", clark) : new QName(clark.substring(1, brace), clark.substring(brace + 1));
    }

    /** The name in Clark notation, {@code {namespace}local}; only {@code local} in no namespace. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? local : "{" + namespace + "}" + local;
    }
}
