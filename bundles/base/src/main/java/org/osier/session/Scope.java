/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A session as one extension sees it: what is registered or asked through it goes with the extension. Registrations are
 * closed in reverse order, and requests that wait for their reply fail with {@link ExtensionGoneException}. What was
 * closed before is forgotten, so an extension may register and close for years.
 *
 * <p>Once the extension has gone, a registration fails with an {@link IllegalStateException} and a request with
 * {@link ExtensionGoneException}; all else still works, so that a handler under way can finish. Safe for use by many
 * threads.
 */
@ProviderType
public interface Scope extends Session {
    /**
     * Runs something once when the extension goes, after what was registered later has gone. What it throws is logged.
     *
     * @throws IllegalStateException when the extension has gone; it is not run then
     */
    void onClose(Runnable undo);
}
