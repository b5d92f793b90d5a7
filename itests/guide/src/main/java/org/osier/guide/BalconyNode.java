/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osier.session.Extension;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoNode;
import org.osier.xep0030.DiscoRequest;
import org.osier.xep0030.Identity;

/** A part of a session with an answer of its own. */
@Component(service = Extension.class)
public final class BalconyNode implements DiscoNode {
    // guide: node
    @Override
    public Optional<String> node() {
        return Optional.of("balcony");
    }

    @Override
    public DiscoInfo info(DiscoRequest request) {
        return DiscoInfo.of(new Identity("hierarchy", "leaf", "The balcony"), "urn:example:moonlight");
    }
    // end
}
