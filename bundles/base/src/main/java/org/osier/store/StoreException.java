/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store;

/** A store could not do what was asked; the message says why, and what the operator can do. Names files, never values. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure of the store's own finding. */
    public StoreException(String message) {
        super(message);
    }

    /** A failure that something below caused. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
