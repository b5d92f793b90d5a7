/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Logs what foreign code threw, so that a loop can go on. */
final class Faults {
    private Faults() {}

    /** Throws nothing, even where the failure cannot be printed, or the log is what fails. */
    static void log(Logger log, String what, Throwable failure) {
        try {
            log.log(Level.WARNING, what, failure);
        } catch (Throwable again) {
            // Nobody is left to tell it to.
        }
    }
}
