/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.Test;
import org.osier.xml.Element;

public class SendQueueTest {
    private static final Element MESSAGE = Peers.message(1);

    /** Nothing is written here, so that nobody but the test looks whether the queue is idle. */
    private final SendQueue queue = new SendQueue(
            Peers.connection(MemoryTransport.pair(1024)[0]), StreamConfig.named("juliet"), writer -> {}, failure -> {});

    @Test
    public void buffersAreKeptWhileAnythingIsSentBetweenTwoLooks() {
        for (int i = 0; i < 3; i++) {
            queue.put(MESSAGE, Optional::of);
            assertThat(queue.trim()).isFalse();
        }

        assertThat(queue.trim()).as("nothing since the last look").isTrue();
        assertThat(queue.offer(MESSAGE, Optional::of)).isTrue();
        assertThat(queue.trim()).isFalse();
    }
}
