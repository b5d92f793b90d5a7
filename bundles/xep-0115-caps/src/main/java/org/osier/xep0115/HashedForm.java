/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osier.xep0030.DiscoInfo;
import org.osier.xml.Element;

/**
 * A data form (XEP-0128), as far as it counts for the hash: what does not is not believed either. Ordered by type.
 *
 * @param type its FORM_TYPE
 * @param fields its other fields, sorted
 */
record HashedForm(String type, List<Field> fields) implements Comparable<HashedForm> {
    private static final String TYPE = "FORM_TYPE";

    /**
     * A field.
     *
     * @param name its name
     * @param values its values, sorted
     */
    record Field(String name, List<String> values) {
        private static Field of(Element field) {
            return new Field(
                    field.attribute("var").orElse(""),
                    valuesOf(field).sorted(VerificationString.OCTETS).toList());
        }

        private static Stream<String> valuesOf(Element field) {
            return field.children(DiscoInfo.FORMS, "value").stream().map(Element::text);
        }

        private boolean isType() {
            return name.equals(TYPE);
        }

        private Element toElement(Optional<String> kind) {
            Element.Builder element = Element.builder(DiscoInfo.FORMS, "field")
                    .attribute("var", name)
                    .attribute("type", kind);
            values.forEach(value -> element.child(DiscoInfo.FORMS, "value", value));
            return element.build();
        }
    }

    /** Reads a form; empty for one to be ignored, without a hidden FORM_TYPE (XEP-0115, 5.4, step 3.6). */
    static Optional<HashedForm> of(Element form) {
        List<Field> fields = fields(form)
                .map(Field::of)
                .filter(field -> !field.isType())
                .sorted(Comparator.comparing(Field::name, VerificationString.OCTETS))
                .toList();
        return types(form).findFirst().filter(type -> isHidden(form)).map(type -> new HashedForm(type, fields));
    }

    /** Whether a form claims to be of two types, which makes the whole answer ill-formed (XEP-0115, 5.4, step 3.5). */
    static boolean isAmbiguous(Element form) {
        return types(form).distinct().count() > 1;
    }

    private static Stream<Element> fields(Element form) {
        return form.children(DiscoInfo.FORMS, "field").stream();
    }

    private static Stream<Element> typeFields(Element form) {
        return fields(form)
                .filter(field -> field.attribute("var").filter(TYPE::equals).isPresent());
    }

    private static Stream<String> types(Element form) {
        return typeFields(form).flatMap(Field::valuesOf);
    }

    private static boolean isHidden(Element form) {
        return typeFields(form)
                .allMatch(field ->
                        field.attribute("type").filter("hidden"::equals).isPresent());
    }

    void appendTo(StringBuilder text) {
        VerificationString.append(text, type);
        for (Field field : fields) {
            VerificationString.append(text, field.name());
            VerificationString.appendSorted(text, field.values());
        }
    }

    /** The form with what was hashed and nothing else. */
    Element toElement() {
        Field typeField = new Field(TYPE, List.of(type));
        return Element.builder(DiscoInfo.FORMS, "x")
                .attribute("type", "result")
                .child(typeField.toElement(Optional.of("hidden")))
                .children(fields.stream()
                        .map(field -> field.toElement(Optional.empty()))
                        .toList())
                .build();
    }

    @Override
    public int compareTo(HashedForm other) {
        return VerificationString.OCTETS.compare(type, other.type);
    }
}
