/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/** A registration that its own handler can close even before it is known. Safe for use by many threads. */
final class OwnRegistration implements Registration {
    private Registration registration = Registration.NONE;
    private boolean closed;

    /** Makes it known; what has been closed by then is closed now. */
    Registration is(Registration known) {
        boolean late;
        synchronized (this) {
            registration = known;
            late = closed;
        }
        if (late) {
            known.close();
        }
        return this;
    }

    @Override
    public void close() {
        Registration known;
        synchronized (this) {
            closed = true;
            known = registration;
        }
        known.close();
    }
}
