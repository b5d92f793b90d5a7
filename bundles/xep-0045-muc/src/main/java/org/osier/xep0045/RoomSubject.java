/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.time.Instant;
import java.util.Optional;

/**
 * What a room is about (XEP-0045, 7.2.15 and 8.1).
 *
 * @param text the subject, no more than 4,096 characters of it; empty where there is none
 * @param nick who set it; empty for the room itself
 * @param since when it was set, where the room says so
 */
public record RoomSubject(String text, Optional<String> nick, Optional<Instant> since) {}
