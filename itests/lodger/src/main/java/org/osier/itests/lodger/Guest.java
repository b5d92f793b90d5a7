/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import org.osier.session.Extension;

/** An extension of a type that only the lodger knows. */
interface Guest extends Extension {
    /** Says so. */
    String knock();
}
