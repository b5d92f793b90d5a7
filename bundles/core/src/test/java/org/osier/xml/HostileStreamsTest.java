/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.Test;

/** A sample of what {@link HostileStreamsLongRun} reads. */
public class HostileStreamsTest {
    @Test(timeout = 120_000)
    public void eachEndsTheSameHoweverItIsCut() {
        HostileStreams streams = new HostileStreams();
        streams.run(0, 4_000);
        System.out.println(streams.figures());

        for (Reading.End end : EnumSet.complementOf(EnumSet.of(Reading.End.UNSUPPORTED_ENCODING))) {
            assertThat(streams.count(end)).as("streams that end %s", end).isPositive();
        }
    }

    @Test
    public void theCorpusIsAccepted() {
        for (String stream : Corpus.streams()) {
            byte[] bytes = Chunks.utf8(stream);
            Reading reading = Invariants.check(bytes, Chunking.splits(bytes.length));
            assertThat(reading.end()).as(stream).isIn(Reading.End.CLOSED, Reading.End.CUT_OFF);
            assertThat(reading.elements()).as(stream).hasSizeGreaterThan(1);
            assertThat(reading.ends()).as(stream).last().isEqualTo(bytes.length);
        }
    }

    @Test
    public void aNumberAlwaysMakesTheSameStream() {
        assertThat(new Mutator(1616).next()).isEqualTo(new Mutator(1616).next());
        assertThat(new Mutator(1616).next()).isNotEqualTo(new Mutator(1617).next());
    }
}
