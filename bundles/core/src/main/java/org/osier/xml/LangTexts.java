/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One text in several languages, such as the bodies of a message (RFC 6121, 5.2.3). Immutable.
 *
 * @param all the texts by language tag, as they were written, in document order; by the empty string where no language is
 *     known
 */
public record LangTexts(Map<String, String> all) {
    /** Takes a copy. */
    public LangTexts {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /**
     * The texts of the children of one name. A child that states no language has that of the parent; that the parent has
     * inherited its own from further out, the caller says by {@link Element#inheritLang}. Of several texts in one language
     * the first counts.
     */
    static LangTexts of(Element parent, String namespace, String local) {
        Map<String, String> texts = new LinkedHashMap<>();
        String inherited = parent.lang().orElse("");
        for (Element child : parent.children(namespace, local)) {
            texts.putIfAbsent(child.lang().orElse(inherited), child.text());
        }
        return new LangTexts(texts);
    }

    /** The first text in document order, whatever its language. */
    public Optional<String> first() {
        return all.values().stream().findFirst();
    }

    /**
     * The text that suits a reader best. Takes one language after the other and returns the first text found: in that very
     * language, else in the nearest more general one (lookup, RFC 4647, 3.4: for {@code fr-CH} also {@code fr}), else in a
     * more special one (basic filtering, RFC 4647, 3.3.1: for {@code fr} also {@code fr-CH}).
     *
     * @param ranges language tags, the most wanted first; {@code *} for any language
     * @return empty when none of them fits; {@code best("fr", "*")} takes any text where there is none in French
     */
    public Optional<String> best(String... ranges) {
        for (String range : ranges) {
            Optional<String> text =
                    lookUp(range).or(() -> in(range).all.values().stream().findFirst());
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /**
     * The texts whose languages a range takes in (basic filtering, RFC 4647, 3.3.1): {@code de} takes in {@code de} and
     * {@code de-AT}, {@code *} all.
     */
    public LangTexts in(String range) {
        Map<String, String> taken = new LinkedHashMap<>(all);
        taken.keySet().removeIf(tag -> !takes(range, tag));
        return new LangTexts(taken);
    }

    private static boolean takes(String range, String tag) {
        String wanted = range.toLowerCase(Locale.ROOT);
        String found = tag.toLowerCase(Locale.ROOT);
        return wanted.equals("*") || found.equals(wanted) || (!wanted.isEmpty() && found.startsWith(wanted + "-"));
    }

    private Optional<String> lookUp(String range) {
        for (String wanted = range; !wanted.isEmpty(); wanted = shorter(wanted)) {
            for (Map.Entry<String, String> text : all.entrySet()) {
                if (text.getKey().equalsIgnoreCase(wanted)) {
                    return Optional.of(text.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** A range without its last subtag, nor a single letter or digit before that (RFC 4647, 3.4). */
    private static String shorter(String range) {
        int end = range.lastIndexOf('-');
        if (end > 1 && range.charAt(end - 2) == '-') {
            end -= 2;
        }
        return end < 0 ? "" : range.substring(0, end);
    }
}
