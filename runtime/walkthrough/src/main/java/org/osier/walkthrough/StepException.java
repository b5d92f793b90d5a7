/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

/** A step did not go as it should; the message says why, on one line, and what to do where that is known. */
final class StepException extends Exception {
    private static final long serialVersionUID = 1L;

    StepException(String message) {
        super(message);
    }
}
