/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

/**
 * The subject of a room, told once after one has entered, and when it changes.
 *
 * @param room the room
 * @param subject what it is about now
 */
public record SubjectChange(Room room, RoomSubject subject) {}
