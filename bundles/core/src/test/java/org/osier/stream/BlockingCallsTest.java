/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;

/** What may be waited for on the event loop, and where that is known. */
@Point(2)
public class BlockingCallsTest {
    private static final int ITEMS = 4;

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers(16, 1024 * 1024, ITEMS).connect();
    private final XmlStream stream = peers.stream;

    private <T> T onEventLoop(Callable<T> call) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        stream.handle("caller", Matcher.ANY, element -> {
            try {
                result.complete(call.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        peers.say(0, 1);
        return result.get(10, TimeUnit.SECONDS);
    }

    @Test
    public void theCallerIsToldWhetherItMayWait() throws Exception {
        CompletableFuture<Boolean> inStream = new CompletableFuture<>();
        stream.handleInStream("in stream", Matcher.ANY, element -> {
            inStream.complete(stream.mayWait());
            return false;
        });

        assertThat(onEventLoop(stream::mayWait)).isFalse();
        assertThat(inStream.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(stream.mayWait()).isTrue();
        assertThat(CompletableFuture.supplyAsync(stream::mayWait, stream.threads())
                        .get())
                .isTrue();
    }

    /** The writer needs neither loop. */
    @Test
    public void sendingBeyondTheBoundWaitsForTheWriterOnly() throws Exception {
        int sent = onEventLoop(() -> {
            for (int id = 0; id < 10 * ITEMS; id++) {
                stream.send(Peers.message(id));
            }
            return 10 * ITEMS;
        });
        for (int id = 0; id < sent; id++) {
            assertThat(Peers.id(peers.peer.readElement())).isEqualTo(id);
        }
    }

    @Test
    public void whatTheEventLoopHasSentIsWrittenWhileItWaitsForThat() throws Exception {
        assertThat(onEventLoop(() -> {
                    stream.send(Peers.message(1));
                    return stream.awaitSent(0, Duration.ofSeconds(5));
                }))
                .isTrue();
        assertThat(peers.peer.readElement()).isEqualTo(Peers.message(1));
    }
}
