/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.stream.Registration;
import org.osier.stream.Threads;

@Point(47)
public class CallbacksTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final Optional<Jid> ANY_JID = Optional.empty();
    private static final Optional<String> ANY_NODE = Optional.empty();

    private final Callbacks<String> callbacks = new Callbacks<>();

    @Test
    public void nodeAndAddressBeatAddressBeatsNodeBeatsAll() {
        Registration both = callbacks.add(Optional.of(ROMEO), Optional.of("node"), "both");
        Registration node = callbacks.add(ANY_JID, Optional.of("node"), "node");
        Registration address = callbacks.add(Optional.of(ROMEO), ANY_NODE, "address");
        Registration all = callbacks.add(ANY_JID, ANY_NODE, "all");
        assertThat(callbacks.find(JULIET, "other")).hasValue("all");
        assertThat(callbacks.find(JULIET, "node")).hasValue("node");
        assertThat(callbacks.find(ROMEO, "other")).hasValue("address");
        assertThat(callbacks.find(Optional.of(ROMEO), ANY_NODE)).hasValue("address");
        assertThat(callbacks.find(ROMEO, "node")).hasValue("both");
        both.close();
        assertThat(callbacks.find(ROMEO, "node")).hasValue("address");
        address.close();
        assertThat(callbacks.find(ROMEO, "node")).hasValue("node");
        node.close();
        assertThat(callbacks.find(ROMEO, "node")).hasValue("all");
        all.close();
        assertThat(callbacks.find(ROMEO, "node")).isEmpty();
    }

    @Test
    public void theLaterBeatsTheEarlierAndGivesWayWhenClosed() {
        Registration first = callbacks.add(ANY_JID, ANY_NODE, "same");
        Registration second = callbacks.add(ANY_JID, ANY_NODE, "same");
        Registration third = callbacks.add(ANY_JID, ANY_NODE, "third");
        assertThat(callbacks.find(ROMEO, "")).hasValue("third");
        third.close();
        second.close();
        second.close();
        assertThat(callbacks.find(ROMEO, ""))
                .as("an equal one was closed twice")
                .hasValue("same");
        first.close();
        assertThat(callbacks.find(ROMEO, "")).isEmpty();
    }

    @Test
    public void losesNothingWhenManyAddAndCloseAtOnce() throws InterruptedException {
        int threads = 4;
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            String name = "callback " + i;
            Threads.start(name, () -> {
                for (int round = 0; round < 1000; round++) {
                    Registration passing = callbacks.add(ANY_JID, ANY_NODE, "passing");
                    callbacks.add(ANY_JID, Optional.of(name + round), name);
                    passing.close();
                }
                done.countDown();
            });
        }
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(callbacks.find(ROMEO, "none")).isEmpty();
        for (int i = 0; i < threads; i++) {
            for (int round = 0; round < 1000; round++) {
                assertThat(callbacks.find(ROMEO, "callback " + i + round)).hasValue("callback " + i);
            }
        }
    }
}
