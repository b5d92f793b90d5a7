/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.osier.jid.MalformedJidException.Part;

/** What the tests of addresses have in common. */
final class Refusals {
    private Refusals() {}

    /** Asserts that an address is refused for this part, in a message that contains why. */
    static void assertRefused(String address, Part part, String why) {
        MalformedJidException e = catchThrowableOfType(MalformedJidException.class, () -> Jid.of(address));
        assertThat(e).as(address).isNotNull();
        assertThat(e.part()).as(address).isEqualTo(part);
        assertThat(e.reason()).as(address).contains(why);
        assertThat(e)
                .as(address)
                .hasMessageContaining("is not a JID (local@domain/resource): ")
                .hasMessageEndingWith(e.reason());
    }

    static void assertLocalRefused(String address, String why) {
        assertRefused(address, Part.LOCAL, why);
    }

    static void assertDomainRefused(String address, String why) {
        assertRefused(address, Part.DOMAIN, why);
    }

    static void assertResourceRefused(String address, String why) {
        assertRefused(address, Part.RESOURCE, why);
    }
}
