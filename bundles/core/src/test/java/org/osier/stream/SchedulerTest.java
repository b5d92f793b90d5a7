/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;

@Point(34)
public class SchedulerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Peers peers = new Peers(4, 1024 * 1024, 16);
    private final XmlStream stream = peers.stream;
    private final Scheduler schedules = stream.schedules();
    private final List<Object> runs = Collections.synchronizedList(new ArrayList<>());

    private void noteTime() {
        runs.add(peers.timer.nanoTime() / 1_000_000);
    }

    /** Lets time pass, and the event loop do what has come due. */
    private void pass(long millis) throws Exception {
        peers.timer.advance(Duration.ofMillis(millis));
        peers.settle();
    }

    private CountDownLatch holdLoop() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        stream.execute(() -> {
            held.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        held.await();
        return go;
    }

    @Test
    public void onceRunsOnceOnTheEventLoop() throws Exception {
        schedules.once("greeting", SECOND, () -> runs.add(stream.isEventLoop()));
        pass(999);
        assertThat(runs).isEmpty();
        assertThat(schedules.names()).containsExactly("greeting");
        pass(1);
        pass(10_000);

        assertThat(runs).containsExactly(true);
        assertThat(schedules.names()).isEmpty();
        assertThat(peers.timer.pending()).isZero();
    }

    @Test
    public void repeatsAtMultiplesOfThePeriod() throws Exception {
        schedules.every("cleaning", SECOND, this::noteTime);
        for (int i = 0; i < 5; i++) {
            pass(1000);
        }
        assertThat(runs).containsExactly(1000L, 2000L, 3000L, 4000L, 5000L);
        assertThat(peers.timer.pending()).isEqualTo(1);
    }

    /** A timer that is late each time delays each run, and not all later ones too. */
    @Test
    public void doesNotDrift() throws Exception {
        Late late = new Late(peers.timer, Duration.ofMillis(300));
        XmlStream slow = new XmlStream(StreamConfig.named("romeo").with(late).withSlowCall(Duration.ZERO));
        CountDownLatch all = new CountDownLatch(100);
        slow.schedules().every("cleaning", SECOND, all::countDown);
        List<Long> due = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            due.add(late.nextAfterMillis());
            peers.timer.advance(Duration.ofMillis(late.nextAfterMillis() + 300 - peers.timer.nanoTime() / 1_000_000));
            long expected = 99L - i;
            while (all.getCount() > expected) {
                Thread.onSpinWait();
            }
        }
        assertThat(due).hasSize(100).startsWith(1000L, 2000L, 3000L).endsWith(99_000L, 100_000L);
    }

    /** A timer whose calls come late; knows for when the latest was asked. */
    private static final class Late implements Timer {
        private final ManualTimer timer;
        private final Duration delay;
        private long asked;

        Late(ManualTimer timer, Duration delay) {
            this.timer = timer;
            this.delay = delay;
        }

        @Override
        public Instant now() {
            return timer.now();
        }

        @Override
        public long nanoTime() {
            return timer.nanoTime();
        }

        @Override
        public Registration after(Duration wanted, Runnable call) {
            asked = (nanoTime() + wanted.toNanos()) / 1_000_000;
            return timer.after(wanted.plus(delay), call);
        }

        long nextAfterMillis() {
            return asked;
        }
    }

    @Test
    public void runsThatWereMissedAreLeftOut() throws Exception {
        CountDownLatch go = holdLoop();
        schedules.every("cleaning", SECOND, this::noteTime);
        peers.timer.advance(Duration.ofMillis(10_500));
        assertThat(stream.eventQueueSize()).as("the held task, and one run").isEqualTo(2);
        go.countDown();
        peers.settle();
        assertThat(runs).hasSize(1);

        pass(500);
        assertThat(runs).as("and then in time again").hasSize(2).endsWith(11_000L);
    }

    @Test
    public void aFullEventQueueHoldsUpNoTimerAndNothingPilesUp() throws Exception {
        CountDownLatch go = holdLoop();
        for (int i = 0; i < 3; i++) {
            stream.execute(() -> {});
        }
        assertThat(stream.eventQueueSize()).isEqualTo(4);
        schedules.every("a", SECOND, () -> runs.add("a"));
        schedules.every("b", SECOND, () -> runs.add("b"));
        peers.timer.advance(Duration.ofHours(1));
        assertThat(stream.eventQueueSize()).isEqualTo(6);
        go.countDown();
        peers.settle();
        assertThat(runs).containsExactly("a", "b");
    }

    @Test
    public void aNameThatIsTakenIsRefused() {
        schedules.every("cleaning", SECOND, () -> {});
        assertThatThrownBy(() -> schedules.once("cleaning", SECOND, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is a schedule cleaning already; cancel that first");
        assertThat(peers.timer.pending()).isEqualTo(1);
    }

    @Test
    public void refusesTimesThatCannotBe() {
        assertThatThrownBy(() -> schedules.every("cleaning", Duration.ZERO, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schedules.once("cleaning", Duration.ofSeconds(-1), () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(schedules.names()).isEmpty();
    }

    @Test
    public void goesByNameAndByHandleAlsoWhenQueued() throws Exception {
        Registration byHandle = schedules.every("handle", SECOND, () -> runs.add("handle"));
        schedules.every("name", SECOND, () -> runs.add("name"));
        schedules.once("once", SECOND, () -> runs.add("once"));
        schedules.once("stays", SECOND, () -> runs.add("stays"));
        CountDownLatch go = holdLoop();
        peers.timer.advance(SECOND);
        byHandle.close();
        assertThat(schedules.cancel("name")).isTrue();
        assertThat(schedules.cancel("once")).isTrue();
        assertThat(schedules.cancel("once")).isFalse();
        go.countDown();
        pass(5000);

        assertThat(runs).containsExactly("stays");
        assertThat(schedules.names()).isEmpty();
        assertThat(peers.timer.pending()).isZero();
    }

    @Test
    public void allCanBeCancelled() throws Exception {
        schedules.every("a", SECOND, () -> runs.add("a"));
        schedules.once("b", SECOND, () -> runs.add("b"));
        schedules.cancelAll();
        pass(5000);
        assertThat(runs).isEmpty();
        assertThat(peers.timer.pending()).isZero();
    }

    @Test
    public void anOldHandleDoesNotTakeAwayANewScheduleOfItsName() throws Exception {
        Registration old = schedules.once("greeting", SECOND, () -> runs.add("old"));
        pass(1000);
        schedules.once("greeting", SECOND, () -> runs.add("new"));
        old.close();
        pass(1000);
        assertThat(runs).containsExactly("old", "new");
    }

    @Test
    public void aTaskMayScheduleItselfAnewAndCancelItself() throws Exception {
        schedules.once("greeting", SECOND, () -> {
            runs.add("greeting");
            schedules.once("greeting", SECOND, () -> runs.add("again"));
        });
        schedules.every("cleaning", SECOND, () -> {
            runs.add("cleaning");
            schedules.cancel("cleaning");
        });
        pass(1000);
        pass(1000);
        pass(1000);
        assertThat(runs).containsExactly("greeting", "cleaning", "again");
    }

    @Test
    public void aTaskThatFailsRunsAgain() throws Exception {
        List<String> failed = Collections.synchronizedList(new ArrayList<>());
        stream.onFault((what, failure) -> failed.add(what));
        schedules.every("cleaning", SECOND, () -> {
            noteTime();
            throw new StackOverflowError("not really");
        });
        pass(1000);
        pass(1000);
        assertThat(runs).containsExactly(1000L, 2000L);
        assertThat(failed).hasSize(2).containsOnly("schedule cleaning on the event loop of juliet");
    }

    @Test
    public void outlivesConnections() throws Exception {
        schedules.every("cleaning", SECOND, this::noteTime);
        peers.connect();
        peers.far.close();
        peers.end();
        pass(1000);
        assertThat(runs).containsExactly(1000L);
    }
}
