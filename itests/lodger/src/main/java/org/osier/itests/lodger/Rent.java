/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

/**
 * The data of an event that only the lodger knows: its class, and so its loader, is in the key.
 *
 * @param month in which it is due
 */
record Rent(long month) {}
