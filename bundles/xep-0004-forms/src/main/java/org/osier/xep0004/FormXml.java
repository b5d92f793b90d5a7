/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import static org.osier.xep0004.Form.NAMESPACE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.osier.xml.Element;
import org.osier.xml.Values;

/** Forms as elements, and back: lenient about what peers send, strict about what leaves. */
final class FormXml {
    private static final Function<String, Optional<Form.Type>> FORM_TYPES = Values.constant(Form.Type.class);
    private static final Function<String, Optional<Field.Type>> FIELD_TYPES = Values.constant(Field.Type.class);

    private FormXml() {}

    static Form form(Element x) {
        Form.Type type = x.attribute("type").flatMap(FORM_TYPES).orElse(Form.Type.FORM);
        return new Form(
                type,
                x.childText(NAMESPACE, "title"),
                texts(x, "instructions"),
                fields(x, type != Form.Type.FORM && type != Form.Type.RESULT),
                table(x));
    }

    /** XEP-0004, 3.4: the header may come after rows, and what has rows only is a table too. */
    private static Optional<Table> table(Element x) {
        Optional<Element> reported = x.child(NAMESPACE, "reported");
        List<Table.Row> rows = x.children(NAMESPACE, "item").stream()
                .map(item -> new Table.Row(fields(item, false)))
                .toList();
        return reported.isEmpty() && rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        reported.map(columns -> fields(columns, false)).orElse(List.of()), rows));
    }

    private static List<Field> fields(Element parent, boolean submitted) {
        return parent.children(NAMESPACE, "field").stream()
                .map(field -> field(field, submitted))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Field> field(Element field, boolean submitted) {
        Optional<String> name = field.attribute("var");
        Field.Type type = type(field, submitted);
        if (name.isEmpty() && type != Field.Type.FIXED) {
            return Optional.empty();
        }
        return Optional.of(new Field(
                name,
                type,
                field.attribute("label"),
                field.childText(NAMESPACE, "desc"),
                field.has(NAMESPACE, "required"),
                texts(field, "value"),
                options(field)));
    }

    private static Field.Type type(Element field, boolean submitted) {
        Optional<String> stated = field.attribute("type");
        // XEP-0068, 5: in a submission it counts without a type, elsewhere only when it is hidden.
        boolean hidden = submitted
                && stated.isEmpty()
                && field.attribute("var").filter(Form.FORM_TYPE::equals).isPresent();
        return hidden ? Field.Type.HIDDEN : stated.flatMap(FIELD_TYPES).orElse(Field.Type.TEXT_SINGLE);
    }

    private static List<Field.Option> options(Element field) {
        return field.children(NAMESPACE, "option").stream()
                .flatMap(option -> option
                        .childText(NAMESPACE, "value")
                        .map(value -> new Field.Option(value, option.attribute("label")))
                        .stream())
                .toList();
    }

    private static List<String> texts(Element parent, String child) {
        return parent.children(NAMESPACE, child).stream().map(Element::text).toList();
    }

    static Element element(Form form) {
        boolean typed = form.type() == Form.Type.FORM;
        Element.Builder x = Element.builder(NAMESPACE, "x").attribute("type", wire(form.type()));
        form.title().ifPresent(title -> x.child(NAMESPACE, "title", title));
        form.instructions().forEach(text -> x.child(NAMESPACE, "instructions", text));
        form.fields().forEach(field -> x.child(element(field, typed)));
        form.table().ifPresent(table -> {
            x.child(fields("reported", table.columns(), true));
            table.rows().forEach(row -> x.child(fields("item", row.fields(), false)));
        });
        return x.build();
    }

    private static Element fields(String name, List<Field> fields, boolean typed) {
        return Element.builder(NAMESPACE, name)
                .children(fields.stream().map(field -> element(field, typed)).toList())
                .build();
    }

    /** The default type is written only where the other side cannot know it (XEP-0004, 3.2). */
    private static Element element(Field field, boolean typed) {
        boolean tell = typed || field.type() != Field.Type.TEXT_SINGLE;
        return Element.builder(NAMESPACE, "field")
                .attribute("var", field.name())
                .attribute("type", tell ? Optional.of(wire(field.type())) : Optional.empty())
                .attribute("label", field.label())
                .child(field.description().map(text -> Element.of(NAMESPACE, "desc", text)))
                .child(field.required() ? Optional.of(Element.of(NAMESPACE, "required")) : Optional.empty())
                .children(field.values().stream()
                        .map(value -> Element.of(NAMESPACE, "value", value))
                        .toList())
                .children(field.options().stream().map(FormXml::element).toList())
                .build();
    }

    private static Element element(Field.Option option) {
        return Element.builder(NAMESPACE, "option")
                .attribute("label", option.label())
                .child(NAMESPACE, "value", option.value())
                .build();
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
