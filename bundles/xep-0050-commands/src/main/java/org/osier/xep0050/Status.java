/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

/** How far a command is (XEP-0050, 4.1). */
public enum Status {
    /** Wants something more of the requester. */
    EXECUTING,
    /** Has come to its end, well or not. */
    COMPLETED,
    /** Was given up by the requester. */
    CANCELED
}
