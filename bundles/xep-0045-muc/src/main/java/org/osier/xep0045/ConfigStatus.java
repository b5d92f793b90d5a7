/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.SortedSet;

/**
 * A room has been configured (XEP-0045, 10.2.1).
 *
 * @param room the room
 * @param codes what has changed: 170 and 171 whether it is logged, 172 and 173 whether real addresses are seen, 104 anything
 *     else
 */
public record ConfigStatus(Room room, SortedSet<Integer> codes) {}
