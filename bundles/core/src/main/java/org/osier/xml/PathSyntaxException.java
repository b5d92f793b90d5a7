/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

/**
 * An {@link ElementPath} that cannot be read. The message says what was expected, shows the expression and points at the
 * character in question.
 */
public final class PathSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final String INDENT = "    ";

    private final int index;

    PathSyntaxException(String expression, int index, String problem) {
        super("at index " + index + ": " + problem + "\n" + INDENT + printable(expression) + "\n" + INDENT
                + " ".repeat(expression.codePointCount(0, index)) + "^");
        this.index = index;
    }

    /** Where the offending character stands in the expression, in UTF-16 code units; its length for its end. */
    public int index() {
        return index;
    }

    /** In one line, each character in its place. */
    private static String printable(String expression) {
        StringBuilder out = new StringBuilder();
        expression
                .codePoints()
                .map(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
