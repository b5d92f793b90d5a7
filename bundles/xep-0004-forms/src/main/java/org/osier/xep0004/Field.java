/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.osier.jid.Jid;
import org.osier.xml.Values;

/**
 * A field of a form, or a column of a table (XEP-0004, 3.2). Immutable. What it holds are texts; they are read as other
 * types leniently, so that a value that is none of its type is absent.
 *
 * @param name what the field is called in the protocol; empty only in fixed ones
 * @param type what it holds
 * @param label what it is called for humans
 * @param description more about it for humans
 * @param required whether a submission must have a value for it
 * @param values the default, the data submitted, or the result
 * @param options what there is to choose from in a list
 */
public record Field(
        Optional<String> name,
        Type type,
        Optional<String> label,
        Optional<String> description,
        boolean required,
        List<String> values,
        List<Option> options) {

    /** What a field holds. */
    public enum Type {
        /** Yes or no. */
        BOOLEAN,
        /** A text to be shown, and not submitted. */
        FIXED,
        /** What goes back as it came, and is not shown. */
        HIDDEN,
        /** Any number of addresses, each of them once. */
        JID_MULTI,
        /** An address. */
        JID_SINGLE,
        /** Any number of options. */
        LIST_MULTI,
        /** One of the options. */
        LIST_SINGLE,
        /** A text of several lines; each value is a line. */
        TEXT_MULTI,
        /** A line of text that is not to be seen when it is typed, nor in logs. */
        TEXT_PRIVATE,
        /** A line of text; also every type that does not exist. */
        TEXT_SINGLE;

        boolean isList() {
            return this == LIST_MULTI || this == LIST_SINGLE;
        }

        boolean holdsMany() {
            return this == JID_MULTI || this == LIST_MULTI || this == TEXT_MULTI || this == HIDDEN;
        }
    }

    /**
     * One of the things to choose from.
     *
     * @param value what is submitted
     * @param label what humans see; the value itself where there is none
     */
    public record Option(String value, Optional<String> label) {}

    /** Takes copies; refuses a field without a name, unless it is fixed (XEP-0004, 3.2). */
    public Field {
        if (name.isEmpty() && type != Type.FIXED) {
            throw new IllegalArgumentException("a field of the type " + type + " needs a name");
        }
        values = List.copyOf(values);
        options = List.copyOf(options);
    }

    /** An empty field. */
    public static Field of(Type type, String name) {
        Objects.requireNonNull(name, "name");
        return new Field(Optional.of(name), type, Optional.empty(), Optional.empty(), false, List.of(), List.of());
    }

    /** A text among the fields, such as the heading of a section. */
    public static Field fixed(String text) {
        return new Field(
                Optional.empty(), Type.FIXED, Optional.empty(), Optional.empty(), false, List.of(text), List.of());
    }

    /** A field that comes back with the submission. */
    public static Field hidden(String name, String... values) {
        return of(Type.HIDDEN, name).withValues(values);
    }

    /** The same with a name for humans. */
    public Field withLabel(String text) {
        return new Field(name, type, Optional.of(text), description, required, values, options);
    }

    /** The same with more about it for humans. */
    public Field withDescription(String text) {
        return new Field(name, type, label, Optional.of(text), required, values, options);
    }

    /** The same, and a submission must have a value for it. */
    public Field asRequired() {
        return new Field(name, type, label, description, true, values, options);
    }

    /** The same with other values; in a text of several lines each becomes as many values as it has lines. */
    public Field withValues(String... texts) {
        return withValues(Arrays.asList(texts));
    }

    /** The same with other values; in a text of several lines each becomes as many values as it has lines. */
    public Field withValues(List<String> texts) {
        List<String> split = type == Type.TEXT_MULTI ? inLines(texts) : texts;
        return new Field(name, type, label, description, required, split, options);
    }

    /** The same with yes or no as its value. */
    public Field withValue(boolean value) {
        return withValues(value ? "1" : "0");
    }

    /** The same with another thing to choose. */
    public Field withOption(String value, String optionLabel) {
        return withOption(new Option(value, Optional.of(optionLabel)));
    }

    /** The same with other things to choose, which humans see as they are. */
    public Field withOptions(String... choices) {
        Field field = this;
        for (String value : choices) {
            field = field.withOption(new Option(value, Optional.empty()));
        }
        return field;
    }

    private Field withOption(Option option) {
        List<Option> all = Stream.concat(options.stream(), Stream.of(option)).toList();
        return new Field(name, type, label, description, required, values, all);
    }

    /** The first value. */
    public Optional<String> text() {
        return values.stream().findFirst();
    }

    /** The first value as yes or no. */
    public Optional<Boolean> bool() {
        return text().flatMap(Values::bool);
    }

    /** The first value as a number. */
    public Optional<Integer> integer() {
        return text().flatMap(Values::integer);
    }

    /** The first value as an address. */
    public Optional<Jid> jid() {
        return text().flatMap(Field::jid);
    }

    /** The values that are addresses, each of them once (XEP-0004, 3.3). */
    public List<Jid> jids() {
        return List.copyOf(new LinkedHashSet<>(
                values.stream().map(Field::jid).flatMap(Optional::stream).toList()));
    }

    /** The values, one for each line, also where a peer has put several lines into one. */
    public List<String> lines() {
        return inLines(values);
    }

    private static List<String> inLines(List<String> texts) {
        return texts.stream()
                .flatMap(text -> text.isEmpty() ? Stream.of(text) : text.lines())
                .toList();
    }

    static Optional<Jid> jid(String text) {
        try {
            return Optional.of(Jid.of(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Name, type and the number of values; not the values, among which are passwords. */
    @Override
    public String toString() {
        return name.orElse("") + " (" + type + ", " + values.size() + (values.size() == 1 ? " value)" : " values)");
    }
}
