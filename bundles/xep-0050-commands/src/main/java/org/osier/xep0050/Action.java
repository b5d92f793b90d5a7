/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

/** What a requester may want of a command (XEP-0050, 4.1). */
public enum Action {
    /** Begins it; later, whatever the responder holds for usual. */
    EXECUTE,
    /** Goes back to the stage before. */
    PREV,
    /** Goes on to the next stage. */
    NEXT,
    /** Finishes it with what has been told so far. */
    COMPLETE,
    /** Gives it up. */
    CANCEL
}
