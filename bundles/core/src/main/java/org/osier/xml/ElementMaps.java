/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Elements as maps and lists of strings, for scripts, JSON and tests. Nothing is lost on the way there and back:
 *
 * <pre>{@code
 * {"name": "{jabber:client}message",
 *  "attributes": {"to": "romeo@montague.lit", "{http://www.w3.org/XML/1998/namespace}lang": "en"},
 *  "content": [{"name": "{jabber:client}body", "content": ["Wherefore art thou"]}]}
 * }</pre>
 *
 * <p>Names are written as {@link QName#toString} does. {@code attributes} and {@code content} are left out where they would
 * be empty; content is a list of strings and of maps like this one, in document order.
 */
public final class ElementMaps {
    private static final String NAME = "name";
    private static final String ATTRIBUTES = "attributes";
    private static final String CONTENT = "content";

    private ElementMaps() {}

    /** The element as a map that cannot be changed, its keys and attributes in order. */
    public static Map<String, Object> toMap(Element element) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(NAME, element.name().toString());
        Map<String, String> attributes = new LinkedHashMap<>();
        element.attributes()
                .forEach(attribute -> attributes.put(attribute.getKey().toString(), attribute.getValue()));
        if (!attributes.isEmpty()) {
            map.put(ATTRIBUTES, Collections.unmodifiableMap(attributes));
        }
        List<Object> content = new ArrayList<>();
        for (Object node : element.rawContent()) {
            content.add(node instanceof Element child ? toMap(child) : node);
        }
        if (!content.isEmpty()) {
            map.put(CONTENT, Collections.unmodifiableList(content));
        }
        return Collections.unmodifiableMap(map);
    }

    /**
     * The element that a map describes.
     *
     * @throws IllegalArgumentException when the map has another shape, or something in it is no XML; the message names the
     *     place, such as {@code content[1].attributes.id}
     */
    public static Element fromMap(Map<?, ?> map) {
        return element(map, "", 1);
    }

    private static Element element(Map<?, ?> map, String path, int depth) {
        if (depth > Element.MAX_DEPTH) {
            throw bad(path + NAME, "elements are nested at most " + Element.MAX_DEPTH + " deep");
        }
        for (Object key : map.keySet()) {
            if (!NAME.equals(key) && !ATTRIBUTES.equals(key) && !CONTENT.equals(key)) {
                throw bad(path + key, "no such key; there are name, attributes and content");
            }
        }
        String clark = as(String.class, map.get(NAME), path + NAME);
        Element.Builder builder = Element.builder(at(path + NAME, () -> QName.parse(clark)));
        addAttributes(builder, map.get(ATTRIBUTES), path + ATTRIBUTES);
        addContent(builder, map.get(CONTENT), path + CONTENT, depth);
        return builder.build();
    }

    private static void addAttributes(Element.Builder builder, Object attributes, String path) {
        if (attributes == null) {
            return;
        }
        for (Map.Entry<?, ?> attribute : ((Map<?, ?>) as(Map.class, attributes, path)).entrySet()) {
            String place = path + "." + attribute.getKey();
            String name = as(String.class, attribute.getKey(), place);
            String text = as(String.class, attribute.getValue(), place);
            at(place, () -> builder.attribute(QName.parse(name), text));
        }
    }

    private static void addContent(Element.Builder builder, Object content, String path, int depth) {
        if (content == null) {
            return;
        }
        int index = 0;
        for (Object node : (List<?>) as(List.class, content, path)) {
            String place = path + "[" + index++ + "]";
            if (node instanceof Map<?, ?> child) {
                builder.child(element(child, place + ".", depth + 1));
            } else if (node instanceof String text) {
                at(place, () -> builder.text(text));
            } else {
                throw bad(place, "expected a string or a map, found " + kind(node));
            }
        }
    }

    private static <T> T as(Class<T> type, Object value, String place) {
        if (!type.isInstance(value)) {
            throw bad(place, "expected a " + type.getSimpleName().toLowerCase(Locale.ROOT) + ", found " + kind(value));
        }
        return type.cast(value);
    }

    private static String kind(Object value) {
        return value == null ? "nothing" : value.getClass().getName();
    }

    private interface Part<T> {
        T make();
    }

    private static <T> T at(String place, Part<T> part) {
        try {
            return part.make();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException bad(String place, String problem) {
        return new IllegalArgumentException(place + ": " + problem);
    }
}
