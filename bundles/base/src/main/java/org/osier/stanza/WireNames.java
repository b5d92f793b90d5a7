/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds constants by what stands for them on the wire, which is what they print. */
final class WireNames {
    private WireNames() {}

    static <E extends Enum<E>> Map<String, E> of(E[] constants) {
        return Stream.of(constants).collect(Collectors.toUnmodifiableMap(E::toString, constant -> constant));
    }
}
