/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osier.jid.Jid;

/**
 * Fills in a form. What is set is checked at once, what is required when it is finished; each failure is a
 * {@link FormException} that names the field. Fields that are not set have the value that the form gave them; hidden ones go
 * back as they came; those with no value are left out, and so keep the one they have (XEP-0004, 3.5). For use by one thread.
 */
public final class Answer {
    private final Form form;
    private final Map<String, Field> asked = new LinkedHashMap<>();
    private final Map<String, List<String>> set = new LinkedHashMap<>();

    Answer(Form form) {
        this.form = form;
        for (Field field : form.fields()) {
            if (field.type() != Field.Type.FIXED) {
                field.name().ifPresent(name -> asked.putIfAbsent(name, field));
            }
        }
    }

    /** Whether there is such a field and it has not been set. */
    boolean isOpen(String name) {
        return asked.containsKey(name) && !set.containsKey(name);
    }

    /**
     * Sets the values of a field: one, or in fields that hold many, any number. A text of several lines may also come as
     * one value. Values of a list go out in the order of its options (XEP-0004, 3.3).
     *
     * @throws FormException when there is no such field, or it may not hold this
     */
    public Answer set(String name, String... values) {
        return set(name, Arrays.asList(values));
    }

    /** {@link #set(String, String...)} with values from a list. */
    public Answer set(String name, List<String> values) {
        Field field = asked.get(name);
        if (field == null) {
            throw new FormException(name, "does not exist; there are " + Check.some(List.copyOf(asked.keySet())));
        }
        set.put(name, Check.values(field, values));
        return this;
    }

    /** {@link #set(String, String...)} with yes or no. */
    public Answer set(String name, boolean value) {
        return set(name, value ? "1" : "0");
    }

    /** {@link #set(String, String...)} with a number. */
    public Answer set(String name, long value) {
        return set(name, Long.toString(value));
    }

    /** {@link #set(String, String...)} with addresses. */
    public Answer set(String name, Jid... values) {
        return set(name, Stream.of(values).map(Jid::toString).toList());
    }

    /** Takes the value of a field away, also the one that it has on the other side (XEP-0004, 3.6). */
    public Answer clear(String name) {
        return set(name, List.of());
    }

    /**
     * The finished submission.
     *
     * @throws FormException when a required field has no value
     */
    public Form build() {
        return build(true);
    }

    /** The submission, if it has to do without the values that stand in the form. */
    Form withoutDefaults() {
        return build(false);
    }

    private Form build(boolean defaults) {
        Form.Builder submission = Form.builder(Form.Type.SUBMIT);
        for (Map.Entry<String, Field> entry : asked.entrySet()) {
            String name = entry.getKey();
            Field field = entry.getValue();
            List<String> values = set.getOrDefault(name, defaults ? field.values() : List.of());
            if (field.required() && values.stream().allMatch(String::isEmpty)) {
                throw new FormException(name, "is required");
            }
            if (set.containsKey(name) || !values.isEmpty()) {
                submission.field(Field.of(field.type(), name).withValues(new ArrayList<>(values)));
            }
        }
        return submission.build();
    }

    /** The form that is filled in, without what has been. */
    @Override
    public String toString() {
        return "answer to " + form;
    }
}
