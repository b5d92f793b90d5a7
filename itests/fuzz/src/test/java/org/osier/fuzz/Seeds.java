/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.osier.xml.Corpus;
import org.osier.xml.Invariants;
import org.osier.xml.Tokens;

/** What the fuzzer starts from, and what it has found as a test. Has no state. */
public final class Seeds {
    private Seeds() {}

    /**
     * {@code write <folder> <dictionary>}, or {@code show <target> <input>}.
     *
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("write")) {
            write(Path.of(arguments[1]), Path.of(arguments[2]));
        } else {
            System.out.println(test(arguments[1], Files.readAllBytes(Path.of(arguments[2]))));
        }
    }

    private static void write(Path folder, Path dictionary) throws IOException {
        int number = 0;
        for (String stream : Corpus.streams()) {
            Files.writeString(folder.resolve("stream-" + number), stream);
            String content = stream.substring(stream.indexOf('>', stream.indexOf("<stream")) + 1);
            Files.writeString(folder.resolve("content-" + number++), content);
        }
        Files.writeString(dictionary, Tokens.text().stream().map(Seeds::entry).collect(Collectors.joining()));
    }

    private static String entry(byte[] token) {
        StringBuilder entry = new StringBuilder("\"");
        for (byte b : token) {
            entry.append(String.format("\\x%02X", b & 0xFF));
        }
        return entry.append("\"\n").toString();
    }

    /** A test that fails as the fuzzer's target did. */
    static String test(String target, byte[] input) {
        String name = target.substring(target.lastIndexOf('.') + 1);
        return "    @Test\n"
                + "    public void fuzzed" + name + "() {\n"
                + "        String bytes = " + Invariants.literal(input) + ";\n"
                + "        " + target + ".fuzzerTestOneInput(bytes.getBytes(StandardCharsets.ISO_8859_1));\n"
                + "    }";
    }
}
