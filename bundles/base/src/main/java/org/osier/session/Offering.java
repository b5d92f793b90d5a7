/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.osier.stream.Registration;

/**
 * An extension that was {@linkplain Session#offer offered} to a session, until it is closed. Safe for use by many threads.
 */
@ProviderType
public interface Offering extends Registration {
    /** Completes, never with a failure, when the extension is attached, or waits, or has failed. */
    CompletableFuture<Void> settled();

    /**
     * Begins to take the extension away. Completes, never with a failure, when that is done, or when it has been given up:
     * a call under way may take 10 s, and one second more after an interrupt. The second time does nothing more.
     */
    CompletableFuture<Void> closeAsync();

    /** {@link #closeAsync}, and waits for it, but on the event loop and the read loop. */
    @Override
    void close();
}
