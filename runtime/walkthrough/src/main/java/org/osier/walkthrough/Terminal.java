/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Optional;

/** The terminal that this process is run on, if there is one. */
final class Terminal {
    private Terminal() {}

    /** Present where standard input and output are both a terminal. */
    @SuppressWarnings("SystemConsoleNull") // Null where there is no terminal up to Java 21; later ones are asked.
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
    }

    /** From Java 22 on there is a console without a terminal too, and a method that tells them apart. */
    private static boolean isTerminal(Console console) {
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
