/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0092;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the options of a configuration come to; each that is wrong counts as left out.
 *
 * @param answer what to tell
 * @param troubles what is wrong, a line for each
 */
record Settings(Version answer, List<String> troubles) {
    /** XEP-0092, 4: on which system it runs is nobody's business, unless the operator says so. */
    static final Version DEFAULT = new Version("Osier", "0.1.0", Optional.empty());

    static Settings of(Map<String, ?> options) {
        List<String> troubles = new ArrayList<>();
        String name = text(options, "name", DEFAULT.name(), troubles);
        String version = text(options, "version", DEFAULT.version(), troubles);
        Optional<String> os = flag(options, "os", troubles)
                ? Optional.of(System.getProperty("os.name", "unknown"))
                : Optional.empty();
        return new Settings(new Version(name, version, os), List.copyOf(troubles));
    }

    private static String text(Map<String, ?> options, String option, String otherwise, List<String> troubles) {
        Object value = options.get(option);
        if (value == null) {
            return otherwise;
        }
        String text = value.toString().strip();
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            troubles.add("[" + option + "]: it must be one line of text; telling \"" + otherwise + "\"");
            return otherwise;
        }
        return text;
    }

    private static boolean flag(Map<String, ?> options, String option, List<String> troubles) {
        String text = String.valueOf(options.containsKey(option) ? options.get(option) : "false")
                .strip();
        if (!text.equals("true") && !text.equals("false")) {
            troubles.add("[" + option + "]: it must be true or false; taken for false");
        }
        return text.equals("true");
    }
}
