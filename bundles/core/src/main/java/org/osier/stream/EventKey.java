/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/**
 * The name of an event together with the type of its data. Keys with the same name and type are the same.
 *
 * @param name as in {@code session_start}
 * @param type the class of the data that is raised with the event
 * @param <T> the type of that data
 */
public record EventKey<T>(String name, Class<T> type) {}
