/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import com.pholser.junit.quickcheck.generator.GenerationStatus;
import com.pholser.junit.quickcheck.generator.Generator;
import com.pholser.junit.quickcheck.random.SourceOfRandomness;

/** Addresses, from those of the {@link AddressTexts} that are. */
public class Jids extends Generator<Jid> {
    private static final int MOST_TRIES = 1_000;

    private final AddressTexts texts = new AddressTexts();

    /** For junit-quickcheck. */
    public Jids() {
        super(Jid.class);
    }

    @Override
    public Jid generate(SourceOfRandomness random, GenerationStatus status) {
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                return Jid.of(texts.generate(random, status));
            } catch (MalformedJidException e) {
                // Not that one.
            }
        }
        throw new AssertionError("nothing is accepted any more");
    }
}
