/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;
import org.osier.stream.Threads;

/** Extensions of types that base does not know, and those who accept them. */
public class ExtensionPointsTest {
    private final FakeXmpp romeo = new FakeXmpp(1, StreamConfig.named("romeo"), ReconnectPolicy.NEVER);
    private final List<String> log = new CopyOnWriteArrayList<>();

    private interface Flower extends Extension {
        String name();
    }

    private interface Thorny extends Extension {}

    private record Rose(String name) implements Flower, Thorny {}

    private static class Tulip implements Flower {
        @Override
        public String name() {
            return "tulip";
        }
    }

    private static final class RedTulip extends Tulip {}

    private Registration gardener(String who) {
        return romeo.accept(Flower.class, flower -> {
            log.add(who + " takes " + flower.name());
            return () -> log.add(who + " drops " + flower.name());
        });
    }

    private void assertLog(String... expected) {
        assertThat(log).containsExactly(expected);
        log.clear();
    }

    @Test
    public void bringsWhatWasThereBeforeAndWhatComesLater() {
        romeo.add(new Rose("rose"));
        gardener("capulet");
        assertLog("capulet takes rose");
        Registration tulip = romeo.add(new RedTulip());
        assertLog("capulet takes tulip");
        tulip.close();
        tulip.close();
        assertLog("capulet drops tulip");
    }

    @Test
    public void waitsAgainWhenWhoAcceptedItHasGone() {
        Registration first = gardener("capulet");
        Registration rose = romeo.add(new Rose("rose"));
        first.close();
        first.close();
        assertLog("capulet takes rose", "capulet drops rose");
        gardener("montague");
        assertLog("montague takes rose");
        rose.close();
        assertLog("montague drops rose");
        gardener("escalus");
        assertThat(log).isEmpty();
    }

    @Test
    public void bringsItToAllWhoAcceptAnyOfItsTypes() {
        gardener("capulet");
        gardener("montague");
        romeo.accept(Thorny.class, thorny -> {
            log.add("careful");
            return Registration.NONE;
        });
        romeo.add(new Rose("rose")).close();
        assertThat(log)
                .containsExactlyInAnyOrder(
                        "capulet takes rose",
                        "montague takes rose",
                        "careful",
                        "capulet drops rose",
                        "montague drops rose");
    }

    @Test
    public void bringsEachOfTwoEqualOnes() {
        gardener("capulet");
        Registration first = romeo.add(new Rose("rose"));
        romeo.add(new Rose("rose"));
        first.close();
        assertLog("capulet takes rose", "capulet takes rose", "capulet drops rose");
    }

    @Test
    public void whatFailsHarmsNobodyElse() {
        romeo.accept(Flower.class, flower -> {
            throw new IllegalStateException("hay fever");
        });
        romeo.accept(Flower.class, flower -> () -> {
            throw new IllegalStateException("thorn");
        });
        gardener("capulet");
        Registration rose = romeo.add(new Rose("rose"));
        assertLog("capulet takes rose");
        rose.close();
        assertLog("capulet drops rose");
    }

    @Test
    public void closesWhatGoesWhileItIsBrought() {
        List<Registration> acceptance = new ArrayList<>();
        romeo.add(new Rose("shown"));
        acceptance.add(romeo.accept(Flower.class, flower -> {
            acceptance.forEach(Registration::close);
            return () -> log.add("drops " + flower.name());
        }));
        assertThat(log).isEmpty();
        romeo.add(new Rose("late"));
        assertLog("drops shown", "drops late");
    }

    @Test
    public void acceptanceOfAPluginGoesWithIt() {
        romeo.add(new Rose("rose"));
        Plugin<String> garden = new Plugin<>() {
            @Override
            public Class<String> api() {
                return String.class;
            }

            @Override
            public String attach(Scope scope) {
                scope.accept(Flower.class, flower -> {
                    log.add("takes " + flower.name());
                    return () -> log.add("drops " + flower.name());
                });
                return "garden";
            }
        };
        romeo.add(garden).close();
        assertLog("takes rose", "drops rose");
    }

    @Test
    public void callsNobodyUnderALock() throws InterruptedException {
        CountDownLatch added = new CountDownLatch(1);
        romeo.accept(Flower.class, flower -> {
            if (flower.name().equals("slow")) {
                Threads.start("another", () -> {
                    romeo.add(new Rose("quick")).close();
                    gardener("capulet").close();
                    added.countDown();
                });
                try {
                    log.add("in time: " + added.await(10, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return Registration.NONE;
        });
        romeo.add(new Rose("slow"));
        assertThat(log).contains("in time: true");
    }

    @Test
    public void meetsEachOnceWhoeverComesFirst() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            log.clear();
            CountDownLatch done = new CountDownLatch(2);
            List<Registration> all = new CopyOnWriteArrayList<>();
            Threads.start("adds", () -> {
                all.add(romeo.add(new Rose("rose")));
                done.countDown();
            });
            Threads.start("accepts", () -> {
                all.add(gardener("capulet"));
                done.countDown();
            });
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            all.forEach(Registration::close);
            assertThat(log).containsExactly("capulet takes rose", "capulet drops rose");
        }
    }

    @Test
    public void refusesToAcceptWhatBaseKnowsOrNobodyCouldAdd() {
        for (Class<? extends Extension> type :
                List.<Class<? extends Extension>>of(Extension.class, IqHandler.class, Plugin.class, Rose.class)) {
            assertThatThrownBy(() -> romeo.accept(type, extension -> Registration.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(type.getName() + " cannot be accepted");
        }
    }
}
