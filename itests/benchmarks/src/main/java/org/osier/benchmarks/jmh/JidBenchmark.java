/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.osier.jid.Jid;

/** A full address out of bytes, as it comes with each stanza: its text is new, so its hash has to be counted. */
@State(Scope.Thread)
public class JidBenchmark {
    /** More than the cache of addresses holds. */
    private static final int MANY = 16_384;

    /** How many contacts a busy session has. */
    private static final int FEW = 64;

    /** Which addresses; "text" is no address at all: what the bytes cost alone. */
    @Param({"text", "cached", "ascii", "upper-case", "beyond-ascii"})
    public String addresses = "";

    private byte[][] bytes;
    private boolean isParsed;
    private int next;

    /** Writes the addresses. */
    @Setup
    public void write() {
        isParsed = !addresses.equals("text");
        String format = switch (addresses) {
            case "upper-case" -> "Juliet%d@Capulet.example/balcony";
            case "beyond-ascii" -> "j\u00FCl\u00EFet%d@b\u00FCcher.example/\u0431\u0430\u043B\u043A\u043E\u043D";
            default -> "juliet%d@capulet.example/balcony";
        };
        bytes = new byte[addresses.equals("cached") || !isParsed ? FEW : MANY][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = String.format(format, i).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** One address. */
    @Benchmark
    public Object parse() {
        String text = new String(bytes[next], StandardCharsets.UTF_8);
        next = (next + 1) % bytes.length;
        return isParsed ? Jid.of(text) : text;
    }
}
