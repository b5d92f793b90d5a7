/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/** A task in the event queue that has a name. */
interface NamedTask extends Runnable {
    /** What it is, and its name. */
    String title();
}
