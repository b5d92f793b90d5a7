/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osier.xml.Element;

/**
 * A room's configuration: the form as the room gave it, and what has been set in it (XEP-0045, 10.1.3). Immutable. May hold
 * the room's password, so {@link #toString} has names only.
 */
public final class RoomForm {
    static final String NAMESPACE = "jabber:x:data";

    private final Element form;
    private final Map<String, List<String>> values;

    private RoomForm(Element form, Map<String, List<String>> values) {
        this.form = form;
        this.values = values;
    }

    /** The form in what a room has answered; empty where it has nothing to configure. */
    public static Optional<RoomForm> in(Element query) {
        return query.child(NAMESPACE, "x").map(form -> new RoomForm(form, values(form)));
    }

    /** The values of a form's fields by name; those of fields without a name are left out. */
    static Map<String, List<String>> values(Element form) {
        Map<String, List<String>> values = new TreeMap<>();
        for (Element field : form.children(NAMESPACE, "field")) {
            List<String> texts = field.children(NAMESPACE, "value").stream()
                    .map(Element::text)
                    .toList();
            field.attribute("var").ifPresent(name -> values.put(name, texts));
        }
        return Collections.unmodifiableMap(values);
    }

    /** The form as it came, with labels and options. */
    public Element element() {
        return form;
    }

    /** What the fields are set to, by their names, as in {@code muc#roomconfig_membersonly}. */
    public Map<String, List<String>> values() {
        return values;
    }

    /** The first value of a field. */
    public Optional<String> value(String field) {
        return values.getOrDefault(field, List.of()).stream().findFirst();
    }

    /**
     * The same with a field set to other values.
     *
     * @throws IllegalArgumentException when the room has no such field
     */
    public RoomForm with(String field, String... others) {
        if (!values.containsKey(field)) {
            throw new IllegalArgumentException(
                    "the room's configuration has no field " + field + ", only " + values.keySet());
        }
        Map<String, List<String>> changed = new TreeMap<>(values);
        changed.put(field, List.of(others));
        return new RoomForm(form, Collections.unmodifiableMap(changed));
    }

    /** The same with a switch set. */
    public RoomForm with(String field, boolean on) {
        return with(field, on ? "1" : "0");
    }

    /** What is sent to the room: the names and values of all fields. */
    public Element toElement() {
        List<Element> fields = new ArrayList<>();
        values.forEach((name, texts) -> fields.add(field(name, texts)));
        return Element.builder(NAMESPACE, "x")
                .attribute("type", "submit")
                .children(fields)
                .build();
    }

    private static Element field(String name, List<String> texts) {
        return Element.builder(NAMESPACE, "field")
                .attribute("var", name)
                .children(texts.stream()
                        .map(text -> Element.of(NAMESPACE, "value", text))
                        .toList())
                .build();
    }

    @Override
    public String toString() {
        return "RoomForm" + values.keySet();
    }
}
