/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.concurrent.CompletableFuture;

/**
 * Another nickname that was asked for.
 *
 * @param id of the presence that asked
 * @param before the nickname until then
 * @param wanted the nickname that is wanted
 * @param granted done when it is there
 */
record Wish(String id, String before, String wanted, CompletableFuture<Void> granted) {
    /** Whether the room has decided when it tells us that we have this nickname. */
    boolean isDecided(String nick, boolean modified) {
        return modified || nick.equals(wanted) || !nick.equals(before);
    }
}
