/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.osier.session.AuthenticationException;

/**
 * A password as one of three options gives it: itself, an environment variable, or a file, which is read anew for each
 * login.
 *
 * @param option the option that was used
 * @param value gives a copy, for the user to wipe
 */
record Secret(String option, Supplier<char[]> value) {
    /** Finds the secret under {@code name}, {@code name.env} or {@code name.file}, of which there must be one. */
    static Secret of(Options options, String name) throws OptionException {
        List<String> ways = List.of(name, name + ".env", name + ".file");
        List<String> given = ways.stream().filter(options::has).toList();
        if (given.isEmpty()) {
            throw OptionException.wrong(name, name + " is missing; give one of " + String.join(", ", ways));
        }
        if (given.size() > 1) {
            throw OptionException.wrong(String.join(", ", given), "only one of these may be given");
        }
        String option = given.get(0);
        return new Secret(
                option,
                switch (ways.indexOf(option)) {
                    case 0 -> options.verbatim(option)::toCharArray;
                    case 1 -> fromEnvironment(options, option);
                    default -> fromFile(options.file(option).orElseThrow(), option);
                });
    }

    private static Supplier<char[]> fromEnvironment(Options options, String option) throws OptionException {
        String variable = options.text(option).orElseThrow();
        return options.environment(variable)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> OptionException.wrong(
                        option, "the environment variable " + variable + " is not set, or is empty"))::toCharArray;
    }

    private static Supplier<char[]> fromFile(Path file, String option) throws OptionException {
        Supplier<char[]> value = () -> read(file);
        if (value.get().length == 0) {
            throw OptionException.file(option, "the file " + file + " is empty");
        }
        return value;
    }

    /** The first line of a file: editors end it with a line break that is not meant. */
    private static char[] read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            int end = 0;
            while (end < chars.limit() && chars.get(end) != '\n' && chars.get(end) != '\r') {
                end++;
            }
            char[] line = new char[end];
            chars.get(line);
            if (chars.hasArray()) {
                Arrays.fill(chars.array(), '\0');
            }
            return line;
        } catch (IOException e) {
            throw new AuthenticationException("the file " + file + " with the password cannot be read", true);
        }
    }

    /** Shows which option, not the secret. */
    @Override
    public String toString() {
        return option;
    }
}
