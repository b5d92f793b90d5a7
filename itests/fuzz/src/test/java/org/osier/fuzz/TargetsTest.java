/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.osier.xml.Corpus;

/** The targets hold for what the fuzzer starts from; what it has found goes here too, as it was printed. */
public class TargetsTest {
    @Test
    public void theReaderHoldsForTheCorpus() {
        for (String stream : Corpus.streams()) {
            ReaderTarget.fuzzerTestOneInput(stream.getBytes(StandardCharsets.UTF_8));
        }
        ReaderTarget.fuzzerTestOneInput(new byte[0]);
    }

    @Test
    public void contentIsPutIntoAStream() {
        byte[] content = {'<', 'a', '/', '>'};
        assertThat(new String(ReaderTarget.stream(content), StandardCharsets.UTF_8))
                .startsWith("<stream:stream ")
                .endsWith("'><a/>");
        byte[] stream = "<?xml version='1.0'?>".getBytes(StandardCharsets.UTF_8);
        assertThat(ReaderTarget.stream(stream)).isEqualTo(stream);
    }

    @Test
    public void findingsAreShownAsTests() {
        assertThat(Seeds.test("org.osier.fuzz.ReaderTarget", new byte[] {'<', '"', 0, (byte) 0xC0}))
                .contains("\"<\\\"\\000\\300\"")
                .contains("org.osier.fuzz.ReaderTarget.fuzzerTestOneInput(bytes");
    }
}
