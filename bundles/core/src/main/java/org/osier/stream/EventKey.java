/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/**
 * The name of an event together with the type of its data; {@code Void} for one without. Keys with the same name and
 * type are the same. Two keys of one name and different types are different events, but for who handles them by name.
 *
 * @param name as in {@code session_start}
 * @param type the class of the data that is raised with the event
 * @param <T> the type of that data
 */
public record EventKey<T>(String name, Class<T> type) {}
