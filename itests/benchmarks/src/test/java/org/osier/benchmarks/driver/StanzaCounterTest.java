/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.Test;

public class StanzaCounterTest {
    private final StanzaCounter counter = new StanzaCounter();

    private int count(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        // What is behind the given length must not count.
        byte[] buffer = Arrays.copyOf((xml + "</message>").getBytes(StandardCharsets.UTF_8), bytes.length + 10);
        return counter.count(buffer, bytes.length);
    }

    @Test
    public void countsEndsOfMessages() {
        assertThat(count("<message><body>1</body></message><presence/><message></message></message>"))
                .isEqualTo(3);
    }

    @Test
    public void isNotDeceivedByWhatLooksAlike() {
        assertThat(count("<message/></messages></ message></body></essage></mmessage>"))
                .isZero();
    }

    @Test
    public void countsAnEndOnceWhereverItIsCut() {
        byte[] block = "<message><body>x</body></message></message>".repeat(5).getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size < block.length; size++) {
            StanzaCounter cut = new StanzaCounter();
            int found = 0;
            for (int at = 0; at < block.length; at += size) {
                byte[] part = Arrays.copyOfRange(block, at, Math.min(block.length, at + size));
                found += cut.count(part, part.length);
            }
            assertThat(found).as("in parts of %s bytes", size).isEqualTo(10);
        }
    }
}
