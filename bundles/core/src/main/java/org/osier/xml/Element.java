/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An XML element with its attributes and content, immutable and well-formed by construction: what a builder or the
 * {@link ElementReader} made can be written as it is, and is nested no deeper than {@link #MAX_DEPTH}.
 *
 * <p>Namespaces are part of names; prefixes are not kept. Safe for use by many threads.
 */
public final class Element implements Node {
    /**
     * How deep elements may be nested, the outermost one counted: builders and {@link XmlLimits} refuse more. So whoever
     * walks an element by recursion, as writing, comparing and printing do, needs no more stack than any thread has.
     */
    public static final int MAX_DEPTH = 512;

    static final Object[] NONE = {};

    private final QName name;
    /** Names and values in turn. */
    private final Object[] attributes;
    /** Strings and elements, in document order, no two strings side by side. */
    private final Object[] content;

    /** Whether values and texts, those of children aside, are known to be visible ASCII and blanks. */
    private final boolean ascii;

    /** Takes both arrays over; the caller vouches for names, characters and order. */
    Element(QName name, Object[] attributes, Object[] content, boolean ascii) {
        this.name = name;
        this.attributes = attributes;
        this.content = content;
        this.ascii = ascii;
    }

    /** An element without attributes or content. */
    public static Element of(String namespace, String local) {
        return of(new QName(namespace, local));
    }

    /** An element that contains only text. */
    public static Element of(String namespace, String local, String text) {
        return of(new QName(namespace, local), text);
    }

    /** An element without attributes or content. A name that is kept as a constant need not be looked at again. */
    public static Element of(QName name) {
        return new Element(name, NONE, NONE, true);
    }

    /** An element that contains only text. */
    public static Element of(QName name, String text) {
        boolean ascii = XmlChars.requireText(text, "the text of", name.local());
        return new Element(name, NONE, text.isEmpty() ? NONE : new Object[] {text}, ascii);
    }

    /**
     * Reads an element from XML, as {@link #toString} writes it: for what is at hand as text, which cannot leave as it is
     * without a look. The bounds are those of {@link XmlLimits#AUTHENTICATED}.
     *
     * @param xml one element with all namespaces declared, white space around it ignored; no prolog
     * @throws XmlException when it is not that, or holds what XMPP forbids
     */
    public static Element parse(String xml) {
        return ElementReader.parse(xml);
    }

    /** Starts an element; refuses a local part that is no XML name. */
    public static Builder builder(String namespace, String local) {
        return new Builder(new QName(namespace, local));
    }

    /** Starts an element with the given name. */
    public static Builder builder(QName name) {
        return new Builder(name);
    }

    /** A builder that starts with this element's name, attributes and content. */
    public Builder toBuilder() {
        Builder builder = new Builder(name);
        builder.attributes.addAll(attributes);
        builder.content.addAll(content);
        builder.ascii = ascii;
        return builder;
    }

    /** The qualified name. */
    public QName name() {
        return name;
    }

    /** Whether this is the name. */
    public boolean is(String namespace, String local) {
        return name.is(namespace, local);
    }

    /** The namespace of the name. */
    public String namespace() {
        return name.namespace();
    }

    /** The local part of the name. */
    public String local() {
        return name.local();
    }

    /** The value of an attribute in no namespace, as nearly all in XMPP are. */
    public Optional<String> attribute(String local) {
        return Optional.ofNullable(Attributes.find(attributes, "", local));
    }

    /** The value of an attribute. */
    public Optional<String> attribute(QName attribute) {
        return Optional.ofNullable(Attributes.find(attributes, attribute.namespace(), attribute.local()));
    }

    /** All attributes, in document order. */
    public List<Map.Entry<QName, String>> attributes() {
        return Attributes.entries(attributes);
    }

    /** The language that {@code xml:lang} states on this very element; not what it inherits. */
    public Optional<String> lang() {
        return attribute(QName.XML_LANG);
    }

    /**
     * This element, stating the language that it has inherited (RFC 6120, 8.1.5): how to take an element out of its stream
     * or its parent without losing that. Elements do not know what they are in, so the caller says what the language is
     * there, such as {@code child.inheritLang(parent.lang().orElse(""))}.
     *
     * @param inherited a language tag; empty where there is none, and then nothing changes
     * @return this very element where it states a language itself, be it the empty one (XML 1.0, 2.12)
     */
    public Element inheritLang(String inherited) {
        if (inherited.isEmpty() || lang().isPresent()) {
            return this;
        }
        boolean same = XmlChars.requireText(inherited, "the language of", name) && ascii;
        return new Element(name, Attributes.with(attributes, QName.XML_LANG, inherited), content, same);
    }

    /** Text and child elements, in document order. */
    public List<Node> content() {
        return Content.nodes(content);
    }

    /** The child elements, in document order. */
    public List<Element> children() {
        return Content.children(content);
    }

    /** The child elements of one name, in document order. */
    public List<Element> children(String namespace, String local) {
        return Content.children(content, namespace, local);
    }

    /** The first child element. */
    public Optional<Element> firstChild() {
        for (Object node : content) {
            if (node instanceof Element child) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The first child element of this name. */
    public Optional<Element> child(String namespace, String local) {
        for (Object node : content) {
            if (node instanceof Element child && child.is(namespace, local)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The first child element of this name. */
    public Optional<Element> child(QName childName) {
        return child(childName.namespace(), childName.local());
    }

    /** Whether there is a child element of this name: the usual form of a flag. */
    public boolean has(String namespace, String local) {
        return child(namespace, local).isPresent();
    }

    /** The text of the first child element of this name; {@link #texts} for those in several languages. */
    public Optional<String> childText(String namespace, String local) {
        return child(namespace, local).map(Element::text);
    }

    /** The texts of the child elements of this name, by their languages. */
    public LangTexts texts(String namespace, String local) {
        return LangTexts.of(this, namespace, local);
    }

    /** The element's own text, without that of child elements; empty where there is none. */
    public String text() {
        return Content.text(content);
    }

    /** Whether values and texts, those of children aside, are known to be visible ASCII and blanks. */
    boolean isAscii() {
        return ascii;
    }

    Object[] rawAttributes() {
        return attributes;
    }

    Object[] rawContent() {
        return content;
    }

    /** Equal names, equal attributes in whatever order, and equal content in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Element that
                && name.equals(that.name)
                && attributes.length == that.attributes.length
                && Attributes.contains(that.attributes, attributes)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + Attributes.hash(attributes)) * 31 + Arrays.hashCode(content);
    }

    /** The element as XML text on its own: well-formed, namespaces declared, no prolog. */
    @Override
    public String toString() {
        return ElementWriter.toXml(this);
    }

    /** Collects an element's parts; refuses characters that XML forbids. For use by one thread. */
    public static final class Builder {
        private final QName name;
        /** Names and values in turn: to, id and type. */
        private final Parts attributes = new Parts(6);

        private final Parts content = new Parts(4);

        private boolean ascii = true;

        private Builder(QName name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Sets an attribute in no namespace, in place of an earlier value. */
        public Builder attribute(String local, String value) {
            return attribute(new QName("", local), value);
        }

        /** Sets an attribute in no namespace where there is a value; otherwise leaves all as it is. */
        public Builder attribute(String local, Optional<?> value) {
            value.ifPresent(present -> attribute(local, present.toString()));
            return this;
        }

        /** Sets an attribute, in place of an earlier value. */
        public Builder attribute(QName attribute, String value) {
            ascii &= XmlChars.requireText(value, "attribute", attribute);
            Attributes.set(attributes, attribute, value);
            return this;
        }

        /** Removes an attribute in no namespace, if it is there. */
        public Builder withoutAttribute(String local) {
            return withoutAttribute(new QName("", local));
        }

        /** Removes an attribute, if it is there. */
        public Builder withoutAttribute(QName attribute) {
            Attributes.remove(attributes, attribute);
            return this;
        }

        /** Appends text. */
        public Builder text(String text) {
            ascii &= XmlChars.requireText(text, "the text of", name.local());
            Content.addText(content, text);
            return this;
        }

        /** Appends a child element; refuses one with which this one would be nested deeper than {@link #MAX_DEPTH}. */
        public Builder child(Element child) {
            Content.addChild(content, child);
            return this;
        }

        /** Appends a child element where there is one. */
        public Builder child(Optional<Element> child) {
            child.ifPresent(this::child);
            return this;
        }

        /** Appends a child element that contains only text. */
        public Builder child(String namespace, String local, String text) {
            return child(Element.of(namespace, local, text));
        }

        /** Appends child elements in the given order. */
        public Builder children(Iterable<Element> children) {
            children.forEach(this::child);
            return this;
        }

        /** Hands this builder to {@code part}, so that a chain of calls need not be broken. */
        public Builder with(Consumer<? super Builder> part) {
            part.accept(this);
            return this;
        }

        /** The finished element; the builder may go on to build another. */
        public Element build() {
            return new Element(name, attributes.handOver(), content.handOver(), ascii);
        }
    }
}
