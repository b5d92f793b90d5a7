/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.session.ExtensionInfo.State;
import org.osier.stream.StreamConfig;
import org.osier.stream.Threads;

/** Many threads add and remove plugins at random: what is attached in the end is what those that are there imply. */
@Point(46)
public class ExtensionsModelTest {
    private static final List<Class<?>> APIS = List.of(
            Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class, Boolean.class, String.class);
    private static final Map<Class<?>, Object> VALUES = Map.of(
            Byte.class,
            (byte) 1,
            Short.class,
            (short) 1,
            Integer.class,
            1,
            Long.class,
            1L,
            Float.class,
            1F,
            Double.class,
            1D,
            Boolean.class,
            true,
            String.class,
            "1");

    @Rule
    public final Timeout limit = Timeout.seconds(120);

    /** What each API requires, cycles included. */
    private final Map<Class<?>, Set<Class<?>>> requirements = new HashMap<>();

    private final Map<Class<?>, AtomicInteger> attached =
            APIS.stream().collect(Collectors.toMap(api -> api, api -> new AtomicInteger()));
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private final class Piece implements Plugin<Object> {
        private final Class<?> api;

        Piece(Class<?> api) {
            this.api = api;
        }

        @Override
        @SuppressWarnings("unchecked") // A test's way to have many plugins in one class.
        public Class<Object> api() {
            return (Class<Object>) api;
        }

        @Override
        public Set<Class<?>> requires() {
            return requirements.get(api);
        }

        @Override
        public Object attach(Scope scope) {
            if (attached.get(api).incrementAndGet() != 1) {
                wrong.add("two of " + api);
            }
            checkRequirements("attached", scope);
            scope.onClose(() -> {
                checkRequirements("detached", scope);
                attached.get(api).decrementAndGet();
            });
            return VALUES.get(api);
        }

        /** But for those in a cycle with it. */
        private void checkRequirements(String when, Scope scope) {
            for (Class<?> required : requirements.get(api)) {
                if (!closure(required).contains(api) && scope.plugin(required).isEmpty()) {
                    wrong.add(api + " " + when + " without " + required);
                }
            }
        }
    }

    private Set<Class<?>> closure(Class<?> api) {
        Set<Class<?>> all = new HashSet<>();
        List<Class<?>> open = new ArrayList<>(requirements.get(api));
        while (!open.isEmpty()) {
            Class<?> next = open.remove(0);
            if (all.add(next)) {
                open.addAll(requirements.get(next));
            }
        }
        return all;
    }

    /** The largest set of APIs of which each requires only members. */
    private Set<Class<?>> implied(Set<Class<?>> offered) {
        Set<Class<?>> all = new HashSet<>(offered);
        while (all.removeIf(api -> !all.containsAll(requirements.get(api)))) {
            // Whoever requires what has just been removed is removed next.
        }
        return all;
    }

    @Test
    public void settlesInWhatTheOfferedPluginsImply() throws Exception {
        for (int seed = 0; seed < 30; seed++) {
            round(seed);
        }
    }

    private void round(int seed) throws Exception {
        Random random = new Random(seed);
        for (Class<?> api : APIS) {
            requirements.put(
                    api, APIS.stream().filter(other -> random.nextInt(8) == 0).collect(Collectors.toSet()));
        }
        FakeXmpp romeo = new FakeXmpp(1, StreamConfig.named("romeo"), ReconnectPolicy.NEVER);
        Queue<Class<?>> left = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        Queue<Offering> offered = new ConcurrentLinkedQueue<>();
        for (int thread = 0; thread < 6; thread++) {
            long own = random.nextLong();
            work.add(CompletableFuture.runAsync(
                    () -> play(new Random(own), romeo, left, offered), task -> Threads.start("plays", task)));
        }
        for (CompletableFuture<Void> each : work) {
            each.get(60, TimeUnit.SECONDS);
        }
        awaitSettled(romeo, seed, implied(new HashSet<>(left)), left.size());
        assertThat(wrong).as("seed %d", seed).isEmpty();
        for (Offering each : offered) {
            each.close();
        }
        attached.forEach(
                (api, count) -> assertThat(count).as("%s, seed %d", api, seed).hasValue(0));
        assertThat(romeo.extensions()).as("seed %d", seed).isEmpty();
        romeo.close();
    }

    /** Adds and removes, and leaves some; in both ways. */
    private void play(Random random, FakeXmpp romeo, Queue<Class<?>> left, Queue<Offering> offered) {
        List<Offering> mine = new ArrayList<>();
        List<Class<?>> what = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            if (random.nextInt(5) < 3 || mine.isEmpty()) {
                Class<?> api = APIS.get(random.nextInt(APIS.size()));
                mine.add(romeo.offer(new Piece(api)));
                what.add(api);
            } else if (random.nextBoolean()) {
                int index = random.nextInt(mine.size());
                mine.remove(index).close();
                what.remove(index);
            } else {
                romeo.add(new Piece(APIS.get(random.nextInt(APIS.size())))).close();
            }
        }
        left.addAll(what);
        offered.addAll(mine);
    }

    private static void awaitSettled(FakeXmpp romeo, int seed, Set<Class<?>> expected, int offered)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!isSettled(romeo, expected) && deadline - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
        List<ExtensionInfo> all = romeo.extensions();
        assertThat(all).as("seed %d", seed).hasSize(offered);
        assertThat(attached(all)).as("seed %d: %s", seed, all).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(all)
                .filteredOn(info -> info.state() == State.STANDBY)
                .as("seed %d", seed)
                .allMatch(info -> expected.contains(info.api().orElseThrow()));
        assertThat(all)
                .filteredOn(info -> info.state() == State.WAITING)
                .as("seed %d", seed)
                .noneMatch(info -> expected.contains(info.api().orElseThrow()));
    }

    private static boolean isSettled(FakeXmpp romeo, Set<Class<?>> expected) {
        List<ExtensionInfo> all = romeo.extensions();
        return all.stream().allMatch(info -> info.state() != State.ATTACHING && info.state() != State.DETACHING)
                && attached(all).size() == expected.size();
    }

    private static List<Class<?>> attached(List<ExtensionInfo> all) {
        return all.stream()
                .filter(info -> info.state() == State.ATTACHED)
                .<Class<?>>map(info -> info.api().orElseThrow())
                .toList();
    }
}
