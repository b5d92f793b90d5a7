/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;

/** Who holds a loop is named while it does. */
@Point(29)
public class LoopWatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(4);

    @Rule
    public final Logged logged = new Logged();

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final ManualTimer timer = new ManualTimer();
    private final LoopWatch watch = new LoopWatch("event loop of juliet", timer, LIMIT);

    private void pass(double seconds) {
        timer.advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    private static final class Greeter implements Owned {
        @Override
        public String owner() {
            return "bundle greeter";
        }
    }

    @Test
    public void reportsWhileItIsHeldAndWhenThatHasDoubledAndWhenItReturns() {
        int depth = watch.begin("greeting", new Greeter());
        pass(3.9);
        assertThat(watch.slowCall()).isEmpty();
        assertThat(logged.messages()).isEmpty();

        pass(0.1);
        assertThat(watch.slowCall())
                .contains(new SlowCall("event loop of juliet", "greeting", "bundle greeter", LIMIT));
        pass(3.9);
        assertThat(logged.messages())
                .containsExactly("greeting of bundle greeter has held the event loop of juliet for 4 s; what blocks"
                        + " belongs into a threaded event handler");
        pass(0.1);
        assertThat(logged.messages()).hasSize(2).last().asString().contains("for 8 s");
        pass(7);
        watch.end(depth);
        assertThat(logged.messages()).hasSize(3).endsWith("the event loop of juliet goes on after 15 s");
        assertThat(watch.slowCall()).isEmpty();
    }

    @Test
    public void manyShortCallsAreNoLongOne() {
        for (int i = 0; i < 1000; i++) {
            int depth = watch.begin("short", this);
            pass(0.5);
            watch.end(depth);
        }
        assertThat(logged.messages()).isEmpty();
        assertThat(watch.slowCall()).isEmpty();
    }

    @Test
    public void oneAfterManyShortOnesIsFoundWithinHalfTheLimitMore() {
        for (int i = 0; i < 7; i++) {
            int depth = watch.begin("short", this);
            pass(0.3);
            watch.end(depth);
        }
        watch.begin("stuck", this);
        pass(3.9);
        assertThat(logged.messages()).isEmpty();
        pass(2.1);
        assertThat(logged.messages()).singleElement().asString().startsWith("stuck of ");
    }

    @Test
    public void manyShortCallsWithinALongOneAreALongOne() {
        int outer = watch.begin("outer", this);
        for (int i = 0; i < 8; i++) {
            int inner = watch.begin("inner", this);
            pass(0.5);
            watch.end(inner);
        }
        assertThat(logged.messages()).singleElement().asString().startsWith("inner of ");
        assertThat(watch.slowCall()).map(SlowCall::handler).contains("outer");
        watch.end(outer);
    }

    @Test
    public void namesTheInnerCallHoweverDeep() {
        watch.begin("outer", this);
        for (int depth = 1; depth < 100; depth++) {
            assertThat(watch.begin("call " + depth, this)).isEqualTo(depth);
        }
        pass(4);
        assertThat(watch.slowCall()).map(SlowCall::handler).contains("call 7");

        watch.end(1);
        assertThat(watch.slowCall()).map(SlowCall::handler).contains("outer");
        watch.end(0);
        assertThat(watch.slowCall()).isEmpty();
    }

    @Test
    public void atMostOneDelayedCallWaitsAndNoneWithoutCalls() {
        for (int i = 0; i < 100; i++) {
            int depth = watch.begin("short", this);
            assertThat(timer.pending()).isEqualTo(1);
            pass(1);
            watch.end(depth);
        }
        pass(10);
        assertThat(timer.pending()).isZero();

        int depth = watch.begin("stuck", this);
        pass(4);
        assertThat(logged.messages()).as("watches again").hasSize(1);
        watch.end(depth);
    }

    @Test
    public void findsTheStackOfTheThreadThatIsInside() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread held = Threads.start("held", () -> {
            int depth = watch.begin("stuck", this);
            stuckHere(inside, go);
            watch.end(depth);
        });
        inside.await();
        assertThat(watch.isCaller()).isFalse();
        pass(4);
        go.countDown();
        held.join();

        assertThat(logged.thrown())
                .singleElement()
                .satisfies(where -> assertThat(where.getStackTrace())
                        .extracting(StackTraceElement::getMethodName)
                        .contains("stuckHere"));
    }

    private static void stuckHere(CountDownLatch inside, CountDownLatch go) {
        inside.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void knowsItsCaller() {
        int depth = watch.begin("call", this);
        assertThat(watch.isCaller()).isTrue();
        watch.end(depth);
        assertThat(watch.isCaller()).isFalse();
    }

    @Test
    public void anOwnerThatCannotBeToldIsTheClass() {
        watch.begin("stuck", new Owned() {
            @Override
            public String owner() {
                throw new NoClassDefFoundError("gone/with/its/Bundle");
            }
        });
        pass(4);
        assertThat(watch.slowCall()).map(SlowCall::owner).contains(getClass().getName() + "$1");
    }

    @Test
    public void aLambdaIsOwnedByTheClassItIsWrittenIn() {
        StreamHandler handler = element -> {};
        assertThat(handler.owner()).isEqualTo(getClass().getName());
    }

    @Test
    public void aLimitOfZeroWatchesNothing() {
        LoopWatch off = new LoopWatch("event loop of juliet", timer, Duration.ZERO);
        off.begin("stuck", this);
        pass(1000);
        assertThat(timer.pending()).isZero();
        assertThat(off.slowCall()).isEmpty();
    }
}
