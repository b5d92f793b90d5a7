/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

/** Somebody registered something through the scope of an extension that goes, or has gone. */
final class ScopeClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ScopeClosedException(String message) {
        super(message);
    }
}
