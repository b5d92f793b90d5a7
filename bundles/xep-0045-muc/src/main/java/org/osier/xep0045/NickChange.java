/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

/**
 * An occupant has another nickname (XEP-0045, 7.6).
 *
 * @param room the room
 * @param before the nickname that it had
 * @param occupant the occupant with the new one
 */
public record NickChange(Room room, String before, Occupant occupant) {}
