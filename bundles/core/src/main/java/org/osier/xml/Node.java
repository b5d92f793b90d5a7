/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

/** What an element contains: text or a child element. */
public sealed interface Node permits Element, Text {}
