/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the steps are shown: with colours on a terminal, plain elsewhere; with ticks where the character set has them.
 * For use by one thread.
 */
final class Screen {
    /** Narrower than this, text is broken by the terminal rather than by us. */
    private static final int NARROWEST = 40;

    private static final int INDENT = 14;

    private final PrintStream out;
    private final boolean terminal;
    private final boolean ticks;
    private final int columns;

    /**
     * @param terminal whether control sequences do any good
     * @param columns how wide it is; 0 where lines have no end
     */
    Screen(PrintStream out, Charset charset, boolean terminal, int columns) {
        this.out = out;
        this.terminal = terminal;
        this.columns = columns >= NARROWEST ? columns : 0;
        CharsetEncoder encoder = charset.newEncoder();
        this.ticks = encoder.canEncode("✔✘…");
    }

    /** Standard output of this process. */
    static Screen ofProcess() {
        Charset charset = charset();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
        boolean terminal = Terminal.console().isPresent() && !"dumb".equals(System.getenv("TERM"));
        return new Screen(out, charset, terminal, terminal ? columns(System.getenv("COLUMNS")) : 0);
    }

    /** What the terminal or the locale says; properties of Java 19, 17 and 18, in this order. */
    private static Charset charset() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElse(StandardCharsets.US_ASCII);
    }

    static int columns(String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    PrintStream out() {
        return out;
    }

    /** A line that is no step. */
    void line(String text) {
        out.println(wrapped(text, 0));
    }

    void error(String text) {
        System.err.println(text);
    }

    /** Shows what is going on now; the result takes its place. */
    void begin(String name) {
        if (terminal) {
            out.print("\r\033[K" + (ticks ? "  …" : "  .") + " ".repeat(INDENT - 3) + name);
            out.flush();
        }
    }

    void passed(String name, long millis, String detail) {
        step(ticks ? "✔" : "ok", "32", name + (detail.isEmpty() ? "" : ": " + detail), millis);
    }

    void failed(String name, long millis, String reason) {
        step(ticks ? "✘" : "NO", "31", name + ": " + reason, millis);
    }

    private void step(String mark, String colour, String text, long millis) {
        String start = terminal ? "\r\033[K" : "";
        String shown = terminal ? "\033[" + colour + "m" + mark + "\033[0m" : mark;
        String time = String.format("%" + Math.max(1, INDENT - 7 - mark.length()) + "d ms", millis);
        out.println(start + "  " + shown + time + "  " + wrapped(text, INDENT));
    }

    /** Breaks text between words; the first line begins at the indent, the others are put there. */
    String wrapped(String text, int indent) {
        if (columns == 0) {
            return text;
        }
        StringBuilder all = new StringBuilder();
        int column = indent;
        for (String word : text.split(" ", -1)) {
            int room = columns - column;
            if (column > indent && word.length() + 1 > room) {
                all.append(System.lineSeparator()).append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                all.append(' ');
                column++;
            }
            all.append(word);
            column += word.length();
        }
        return all.toString();
    }

    /** How many steps, and how long they took. */
    void summary(int passed, Optional<String> failed, long millis) {
        out.println();
        line(
                failed.isEmpty()
                        ? String.format("All %d steps passed in %.1f s.", passed, millis / 1000.0)
                        : String.format("Stopped at \"%s\"; steps passed before: %d.", failed.get(), passed));
    }
}
