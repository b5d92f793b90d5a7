/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.stream.StanzaFilter.Stage;
import org.osier.xml.Element;

public class FiltersTest {
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Rule
    public final Timeout bound = Timeout.seconds(20);

    private final Filters filters = new Filters();

    private Registration appending(Stage stage, int order, String text) {
        return filters.add(
                stage,
                order,
                element -> Optional.of(element.toBuilder().text(text).build()),
                GRACE);
    }

    private String applied(Stage stage) {
        return filters.apply(stage, Element.of("", "a")).map(Element::text).orElse("dropped");
    }

    @Test
    @Point(7)
    public void applyInOrderAndEqualsAsAdded() {
        appending(Stage.IN, 10, "d");
        appending(Stage.IN, 0, "b");
        appending(Stage.IN, -10, "a");
        appending(Stage.IN, 0, "c");

        assertThat(applied(Stage.IN)).isEqualTo("abcd");
    }

    @Test
    @Point(7)
    public void keepToTheirStage() {
        appending(Stage.IN, 0, "in");
        appending(Stage.OUT, 0, "out");

        assertThat(applied(Stage.OUT)).isEqualTo("out");
        assertThat(applied(Stage.OUT_SYNC)).isEmpty();
    }

    @Test
    @Point(7)
    public void seeNothingOfWhatWasDroppedBefore() {
        filters.add(Stage.OUT, 0, element -> Optional.empty(), GRACE);
        filters.add(
                Stage.OUT,
                1,
                element -> {
                    throw new AssertionError("was dropped");
                },
                GRACE);

        assertThat(applied(Stage.OUT)).isEqualTo("dropped");
    }

    @Test
    public void goOneByOneEvenWhenAddedTwice() {
        StanzaFilter twice =
                element -> Optional.of(element.toBuilder().text("x").build());
        Registration first = filters.add(Stage.IN, 0, twice, GRACE);
        filters.add(Stage.IN, 0, twice, GRACE);
        assertThat(applied(Stage.IN)).isEqualTo("xx");

        first.close();
        first.close();
        assertThat(applied(Stage.IN)).isEqualTo("x");
    }

    @Test
    public void throwWhatTheyThrow() {
        filters.add(
                Stage.OUT,
                0,
                element -> {
                    throw new IllegalStateException("not really");
                },
                GRACE);

        assertThatThrownBy(() -> applied(Stage.OUT)).hasMessage("not really");
    }

    @Test
    public void removalWaitsForTheFilterUnderWay() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Registration registration = filters.add(
                Stage.OUT,
                0,
                element -> {
                    inside.countDown();
                    await(go);
                    return Optional.of(element);
                },
                GRACE);
        Threads.start("sender", () -> applied(Stage.OUT));
        inside.await();
        CompletableFuture<Void> removed = CompletableFuture.runAsync(registration::close);

        assertThat(removed).isNotDone();
        go.countDown();
        removed.get();
    }

    @Test
    public void mayRemoveThemselves() {
        Registration[] self = new Registration[1];
        self[0] = filters.add(
                Stage.IN,
                0,
                element -> {
                    self[0].close();
                    return Optional.empty();
                },
                GRACE);

        assertThat(applied(Stage.IN)).isEqualTo("dropped");
        assertThat(applied(Stage.IN)).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
