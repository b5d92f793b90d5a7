/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * A form to be filled in, what was filled in, or a result (XEP-0004, 3). Immutable.
 *
 * <pre>{@code
 * Form form = Form.builder(Form.Type.FORM)
 *         .title("Configure Service")
 *         .field(Field.of(Field.Type.LIST_SINGLE, "service").withOptions("httpd", "jabberd").asRequired())
 *         .build();
 * Form submission = form.answer().set("service", "httpd").build();
 * }</pre>
 *
 * @param type what it is
 * @param title what it is called
 * @param instructions what to do with it, in paragraphs
 * @param fields its fields, in their order; none in a result that is a table
 * @param table several results, where it is that
 */
public record Form(
        Type type, Optional<String> title, List<String> instructions, List<Field> fields, Optional<Table> table)
        implements Payload, Fields {
    /** The namespace of the protocol. */
    public static final String NAMESPACE = "jabber:x:data";

    /**
     * Reads a form. Types of fields that do not exist become {@link Field.Type#TEXT_SINGLE}; a type of form that does not
     * exist becomes {@link Type#FORM}; fields without a name and options without a value are left out.
     */
    public static final PayloadCodec<Form> CODEC = PayloadCodec.of(NAMESPACE, "x", FormXml::form);

    static final String FORM_TYPE = "FORM_TYPE";

    /** What a form is. */
    public enum Type {
        /** Is to be filled in. */
        FORM,
        /** Has been filled in. */
        SUBMIT,
        /** Will not be filled in. */
        CANCEL,
        /** Tells what has come of it; or data of any kind. */
        RESULT
    }

    /** Takes copies. */
    public Form {
        instructions = List.copyOf(instructions);
        fields = List.copyOf(fields);
    }

    /** Starts a form of a type. */
    public static Builder builder(Type type) {
        return new Builder(type);
    }

    /** What says that a form will not be filled in. */
    public static Form cancel() {
        return builder(Type.CANCEL).build();
    }

    /** The namespace of the fields' names (XEP-0068); only a hidden field tells it. */
    public Optional<String> formType() {
        return field(FORM_TYPE)
                .filter(field -> field.type() == Field.Type.HIDDEN)
                .flatMap(Field::text);
    }

    /** Starts the submission of this form, which is checked as it is made. */
    public Answer answer() {
        return new Answer(this);
    }

    /**
     * What somebody has submitted for this form: checked against it, the fields with the types that they have here, and
     * without those that this form does not have (XEP-0004, 3.1). Fields that were left out stay out, which is to say that
     * they keep their value (XEP-0004, 3.5). Hidden fields hold what was submitted, which need not be what they held here.
     *
     * @throws FormException when a required value is missing, or one is none of its type or not among the options
     */
    public Form check(Form submission) {
        Answer answer = new Answer(this);
        for (Field field : submission.fields()) {
            field.name().filter(answer::isOpen).ifPresent(name -> answer.set(name, field.values()));
        }
        return answer.withoutDefaults();
    }

    @Override
    public Element toElement() {
        return FormXml.element(this);
    }

    /** The type and the fields, without values. */
    @Override
    public String toString() {
        return type + " " + fields;
    }

    /** Collects the parts of a form. For use by one thread. */
    public static final class Builder {
        private final Type type;
        private final List<String> instructions = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();
        private final List<Field> columns = new ArrayList<>();
        private final List<Table.Row> rows = new ArrayList<>();
        private Optional<String> title = Optional.empty();

        private Builder(Type type) {
            this.type = type;
        }

        /** Sets what the form is called. */
        public Builder title(String text) {
            title = Optional.of(text);
            return this;
        }

        /** Adds a paragraph that says what to do. */
        public Builder instructions(String text) {
            instructions.add(text);
            return this;
        }

        /** Adds the hidden field that says in which namespace the names of fields are (XEP-0068). */
        public Builder formType(String namespace) {
            return field(Field.hidden(FORM_TYPE, namespace));
        }

        /** Adds a field. */
        public Builder field(Field field) {
            fields.add(field);
            return this;
        }

        /** Adds a field of which only name and values matter, as in submissions and results. */
        public Builder value(String name, String... values) {
            return field(Field.of(Field.Type.TEXT_SINGLE, name).withValues(values));
        }

        /** Adds a column to the table. */
        public Builder column(Field column) {
            columns.add(column);
            return this;
        }

        /**
         * Adds a row to the table.
         *
         * @throws IllegalArgumentException when there is not one value for each column
         */
        public Builder row(String... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException("a row of " + values.length + " values does not fit into "
                        + columns.size() + " columns; add all columns first");
            }
            List<Field> row = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                Field column = columns.get(i);
                row.add(Field.of(column.type(), column.name().orElseThrow()).withValues(Arrays.asList(values[i])));
            }
            rows.add(new Table.Row(row));
            return this;
        }

        /** The finished form. */
        public Form build() {
            Optional<Table> table = columns.isEmpty() ? Optional.empty() : Optional.of(new Table(columns, rows));
            return new Form(type, title, instructions, fields, table);
        }
    }
}
