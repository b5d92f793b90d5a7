/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.lodger;

import org.osgi.service.component.annotations.Component;
import org.osier.session.Extension;

/** A guest, as a service. */
@Component(service = Extension.class)
public final class GuestService implements Guest {
    @Override
    public String knock() {
        return "knock";
    }
}
