/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Objects;

/**
 * The qualified name of an element or attribute: a namespace and a local name, never a prefix. Immutable, and safe for
 * use by many threads.
 */
public final class QName {
    /** The namespace that the prefix {@code xml} is bound to, in every document. */
    public static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

    /** What declares namespaces is in no element's and no attribute's name (Namespaces in XML 1.0, section 3). */
    private static final String DECLARATIONS = "http://www.w3.org/2000/xmlns/";

    /** {@code xml:lang}. */
    public static final QName XML_LANG = new QName(XML_NAMESPACE, "lang");

    private static final byte[] NONE_YET = {};
    private static final byte[] NEVER = {};

    private final String namespace;
    private final String local;
    /** What {@link #tagOrNull} keeps; null before anybody has asked. */
    private volatile byte[] tag;

    /**
     * Refuses a local part that is no NCName and a namespace that XML forbids.
     *
     * @param namespace the namespace name; empty for an attribute or element in no namespace
     * @param local the local part, an NCName (Namespaces in XML 1.0, production 4) by the fourth as well as the fifth
     *     edition of XML 1.0; beyond the Basic Multilingual Plane by the fifth
     */
    public QName(String namespace, String local) {
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.local = local;
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

    /** The namespace name; empty for no namespace. */
    public String namespace() {
        return namespace;
    }

    /** The local part. */
    public String local() {
        return local;
    }

    boolean is(String otherNamespace, String otherLocal) {
        return local.equals(otherLocal) && namespace.equals(otherNamespace);
    }

    /**
     * The bytes of {@code local xmlns='namespace'}, the local part as many as it has characters; null where writers have to
     * make do without: for the first time, since most names that are written are constants, and others are not worth it,
     * and for names beyond ASCII.
     */
    byte[] tagOrNull() {
        byte[] known = tag;
        if (known == null) {
            tag = NONE_YET;
        } else if (known == NONE_YET) {
            tag = makeTag();
        }
        return known == null || known.length == 0 ? null : known;
    }

    private byte[] makeTag() {
        Utf8Buffer out = new Utf8Buffer();
        out.raw(local);
        if (out.size() != local.length()) {
            return NEVER;
        }
        out.raw(" xmlns='");
        out.attribute(namespace);
        out.ascii('\'');
        return out.toBytes();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof QName that && that.is(namespace, local));
    }

    @Override
    public int hashCode() {
        return namespace.hashCode() * 31 + local.hashCode();
    }

    /** The name in Clark notation, {@code {namespace}local}; only {@code local} in no namespace. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? local : "{" + namespace + "}" + local;
    }
}
