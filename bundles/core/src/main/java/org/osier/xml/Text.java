/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

/**
 * A run of character data between two tags.
 *
 * @param value the characters, with every reference resolved; never empty in an element's content
 */
public record Text(String value) implements Node {}
