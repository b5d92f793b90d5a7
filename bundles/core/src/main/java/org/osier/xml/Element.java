/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An XML element with its attributes and content, immutable and well-formed by construction: what a builder or the
 * {@link ElementReader} made can be written as it is.
 *
 * <p>Namespaces are part of names; prefixes are not kept. Safe for use by many threads.
 */
public final class Element implements Node {
    static final Object[] NONE = {};

    private static final QName XMLNS = new QName("", "xmlns");

    private final QName name;
    /** Names and values in turn. */
    private final Object[] attributes;
    /** Strings and elements, in document order, no two strings side by side. */
    private final Object[] content;

    /** Takes both arrays over; the caller vouches for names, characters and order. */
    Element(QName name, Object[] attributes, Object[] content) {
        this.name = name;
        this.attributes = attributes;
        this.content = content;
    }

    /** An element without attributes or content. */
    public static Element of(String namespace, String local) {
        return new Element(new QName(namespace, local), NONE, NONE);
    }

    /** An element that contains only text. */
    public static Element of(String namespace, String local, String text) {
        return builder(namespace, local).text(text).build();
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
        builder.attributes.addAll(Arrays.asList(attributes));
        builder.content.addAll(Arrays.asList(content));
        return builder;
    }

    /** The qualified name. */
    public QName name() {
        return name;
    }

    /** Whether this is the name. */
    public boolean is(String namespace, String local) {
        return name.local().equals(local) && name.namespace().equals(namespace);
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
        return Optional.ofNullable(find("", local));
    }

    /** The value of an attribute. */
    public Optional<String> attribute(QName attribute) {
        return Optional.ofNullable(find(attribute.namespace(), attribute.local()));
    }

    private String find(String namespace, String local) {
        for (int i = 0; i < attributes.length; i += 2) {
            QName key = (QName) attributes[i];
            if (key.local().equals(local) && key.namespace().equals(namespace)) {
                return (String) attributes[i + 1];
            }
        }
        return null;
    }

    /** All attributes, in document order. */
    public List<Map.Entry<QName, String>> attributes() {
        List<Map.Entry<QName, String>> entries = new ArrayList<>(attributes.length / 2);
        for (int i = 0; i < attributes.length; i += 2) {
            entries.add(Map.entry((QName) attributes[i], (String) attributes[i + 1]));
        }
        return List.copyOf(entries);
    }

    /** The language that {@code xml:lang} states on this very element; not what it inherits. */
    public Optional<String> lang() {
        return attribute(QName.XML_LANG);
    }

    /** Text and child elements, in document order. */
    public List<Node> content() {
        return new AbstractList<>() {
            @Override
            public Node get(int index) {
                return content[index] instanceof String text ? new Text(text) : (Element) content[index];
            }

            @Override
            public int size() {
                return content.length;
            }
        };
    }

    /** The child elements, in document order. */
    public List<Element> children() {
        List<Element> children = new ArrayList<>(content.length);
        for (Object node : content) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /** The child elements of one name, in document order. */
    public List<Element> children(String namespace, String local) {
        List<Element> children = new ArrayList<>();
        for (Object node : content) {
            if (node instanceof Element child && child.is(namespace, local)) {
                children.add(child);
            }
        }
        return children;
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

    /** The element's own text, without that of child elements; empty where there is none. */
    public String text() {
        if (content.length == 1 && content[0] instanceof String text) {
            return text;
        }
        StringBuilder text = new StringBuilder();
        for (Object node : content) {
            if (node instanceof String run) {
                text.append(run);
            }
        }
        return text.toString();
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
                && Arrays.equals(content, that.content)
                && that.attributes().containsAll(attributes());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, attributes.length, Arrays.hashCode(content));
    }

    /** The element as XML text on its own: well-formed, namespaces declared, no prolog. */
    @Override
    public String toString() {
        return ElementWriter.toXml(this);
    }

    /** Collects an element's parts; refuses characters that XML forbids. For use by one thread. */
    public static final class Builder {
        private final QName name;
        private final List<Object> attributes = new ArrayList<>(8);
        private final List<Object> content = new ArrayList<>(4);

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
            if (attribute.equals(XMLNS)) {
                throw new IllegalArgumentException(
                        "xmlns is no attribute; an element's namespace is part of its name: builder(namespace, local)");
            }
            XmlChars.requireText(value, "attribute " + attribute);
            for (int i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i).equals(attribute)) {
                    attributes.set(i + 1, value);
                    return this;
                }
            }
            attributes.add(attribute);
            attributes.add(value);
            return this;
        }

        /** Removes an attribute in no namespace, if it is there. */
        public Builder withoutAttribute(String local) {
            QName attribute = new QName("", local);
            for (int i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i).equals(attribute)) {
                    attributes.subList(i, i + 2).clear();
                    return this;
                }
            }
            return this;
        }

        /** Appends text. */
        public Builder text(String text) {
            XmlChars.requireText(text, "the text of <" + name.local() + "/>");
            if (text.isEmpty()) {
                return this;
            }
            int last = content.size() - 1;
            if (last >= 0 && content.get(last) instanceof String before) {
                content.set(last, before + text);
            } else {
                content.add(text);
            }
            return this;
        }

        /** Appends a child element. */
        public Builder child(Element child) {
            content.add(Objects.requireNonNull(child, "child"));
            return this;
        }

        /** Appends a child element where there is one. */
        public Builder child(Optional<Element> child) {
            child.ifPresent(content::add);
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
            return new Element(
                    name,
                    attributes.isEmpty() ? NONE : attributes.toArray(),
                    content.isEmpty() ? NONE : content.toArray());
        }
    }
}
