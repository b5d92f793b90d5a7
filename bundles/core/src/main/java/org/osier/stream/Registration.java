/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/**
 * Something registered with a stream or session, which {@link #close} takes away again.
 *
 * <p>Once {@code close} has returned the thing is called no more: a call that was under way has returned, or was
 * interrupted after a bounded wait, unless it is this very call that closes. Closing twice does nothing. Safe for use by
 * many threads.
 */
public interface Registration extends AutoCloseable {
    /** A registration that is no more. */
    Registration NONE = () -> {};

    @Override
    void close();

    /** Both registrations as one; the second is closed first, and the first also when that fails. */
    default Registration and(Registration second) {
        return () -> {
            try {
                second.close();
            } finally {
                close();
            }
        };
    }
}
