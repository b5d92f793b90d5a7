/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osier.session.Candidate.Phase;
import org.osier.session.ExtensionInfo.State;

/**
 * What the plugins offered to a session imply: who should serve it, and what can be done next towards that. Whoever requires
 * what is not there waits; of several with one API the first that need not wait has it, and keeps it. Made and used under
 * the lock that guards the candidates.
 */
final class Plan {
    /** In the order of offering. */
    private final List<Candidate> plugins;

    private final Set<Candidate> viable;
    /** Who is to have an API. */
    private final Map<Class<?>, Candidate> chosen = new LinkedHashMap<>();
    /** Who has an API now, also while being attached or taken away. */
    private final Map<Class<?>, Candidate> up = new HashMap<>();

    private final Set<Candidate> leaving;

    Plan(Collection<Candidate> candidates) {
        // What is no plugin requires nothing, and nobody requires it.
        plugins = candidates.stream()
                .filter(each -> each.known && each.isPlugin())
                .toList();
        plugins.stream().filter(Candidate::isUp).forEach(each -> up.put(apiOf(each), each));
        viable = viable();
        viable.forEach(each -> chosen.putIfAbsent(apiOf(each), each));
        up.values().stream()
                .filter(each -> viable.contains(each) && each.phase != Phase.DETACHING)
                .forEach(each -> chosen.put(apiOf(each), each));
        leaving = leaving();
    }

    private static Class<?> apiOf(Candidate plugin) {
        return plugin.api().orElseThrow();
    }

    /** Those that have all that they require, which takes only others like them: so a cycle has what it needs. */
    private Set<Candidate> viable() {
        Set<Candidate> all =
                plugins.stream().filter(Candidate::isWanted).collect(Collectors.toCollection(LinkedHashSet::new));
        while (all.retainAll(all.stream()
                .filter(each -> apisOf(all).containsAll(each.requires()))
                .collect(Collectors.toSet()))) {
            // Whoever requires what has just been left out is left out next.
        }
        return all;
    }

    private static Set<Class<?>> apisOf(Set<Candidate> some) {
        return some.stream().map(Plan::apiOf).collect(Collectors.toSet());
    }

    /** Those that have to go, and whoever requires what they serve, even if somebody else is to serve it next. */
    private Set<Candidate> leaving() {
        Set<Candidate> all = new HashSet<>();
        up.forEach((api, holder) -> {
            if (chosen.get(api) != holder) {
                all.add(holder);
            }
        });
        Set<Candidate> first = Set.copyOf(all);
        up.values().stream()
                .filter(each -> reach(each, this::everFor).stream().anyMatch(first::contains))
                .forEach(all::add);
        return all;
    }

    private Stream<Candidate> chosenFor(Candidate plugin) {
        return plugin.requires().stream().map(chosen::get).filter(holder -> holder != null);
    }

    /** Who serves what a plugin requires, or did, or might: what requires by way of one that has gone goes first too. */
    private Stream<Candidate> everFor(Candidate plugin) {
        return plugin.requires().stream()
                .flatMap(api -> up.containsKey(api)
                        ? Stream.of(up.get(api))
                        : plugins.stream().filter(each -> apiOf(each) == api));
    }

    // What can be done next

    /** Whether it can be attached now: all that it requires is, but for those that require it in turn. */
    boolean mayAttach(Candidate plugin) {
        if (plugin.phase != Phase.DOWN || !isChosen(plugin) || up.containsKey(apiOf(plugin))) {
            return false;
        }
        Set<Candidate> required = reach(plugin, this::chosenFor);
        return required.stream()
                .filter(each -> each != plugin)
                .allMatch(each -> isThere(each) || (isInCycle(plugin, each) && comesAfter(plugin, each)));
    }

    private boolean isChosen(Candidate plugin) {
        return chosen.get(apiOf(plugin)) == plugin;
    }

    private boolean isThere(Candidate plugin) {
        return plugin.phase == Phase.ATTACHED && !leaving.contains(plugin);
    }

    private boolean isInCycle(Candidate one, Candidate other) {
        return reach(other, this::chosenFor).contains(one);
    }

    /** Those of a cycle are attached one after the other, once the way is free for all of them. */
    private boolean comesAfter(Candidate first, Candidate other) {
        return other.phase == Phase.DOWN
                && !up.containsKey(apiOf(other))
                && plugins.indexOf(first) < plugins.indexOf(other);
    }

    /** Whether it can be taken away now: it has to go, and whoever requires it has gone. */
    boolean mayDetach(Candidate plugin) {
        return plugin.phase == Phase.ATTACHED
                && leaving.contains(plugin)
                && blockers(plugin).isEmpty();
    }

    /** Who has to go before it. Those of a cycle go one after the other, the last that was attached first. */
    List<Candidate> blockers(Candidate plugin) {
        Set<Candidate> required = reach(plugin, this::everFor);
        return up.values().stream()
                .filter(each -> each != plugin && reach(each, this::everFor).contains(plugin))
                .filter(each ->
                        !required.contains(each) || each.phase != Phase.ATTACHED || each.attachedAs > plugin.attachedAs)
                .toList();
    }

    private static Set<Candidate> reach(
            Candidate from, java.util.function.Function<Candidate, Stream<Candidate>> next) {
        Set<Candidate> reached = new HashSet<>();
        Deque<Candidate> open = new ArrayDeque<>(next.apply(from).toList());
        while (!open.isEmpty()) {
            Candidate each = open.poll();
            if (reached.add(each)) {
                next.apply(each).forEach(open::add);
            }
        }
        return reached;
    }

    /** Those that can be attached or taken away now. */
    List<Candidate> ready() {
        return plugins.stream()
                .filter(each -> mayAttach(each) || mayDetach(each))
                .toList();
    }

    /** Those whose attaching has to end, since they have to go. */
    List<Candidate> unwantedWhileAttaching() {
        return leaving.stream().filter(each -> each.phase == Phase.ATTACHING).toList();
    }

    // For operators

    State stateOf(Candidate candidate) {
        return switch (candidate.phase) {
            case ATTACHING -> State.ATTACHING;
            case ATTACHED -> State.ATTACHED;
            case DETACHING -> State.DETACHING;
            case DOWN ->
                candidate.failure != null
                        ? State.FAILED
                        : viable.contains(candidate) && !isChosen(candidate) ? State.STANDBY : State.WAITING;
        };
    }

    Optional<String> troubleOf(Candidate candidate) {
        return switch (stateOf(candidate)) {
            case ATTACHED -> Optional.empty();
            case ATTACHING, DETACHING ->
                candidate.step != null && candidate.step.late
                        ? Optional.of("has not returned for a long time")
                        : Optional.empty();
            case FAILED -> Optional.of(oneLine(candidate.failure));
            case STANDBY ->
                Optional.of(chosen.get(apiOf(candidate)).name() + " serves "
                        + apiOf(candidate).getName());
            case WAITING -> Optional.of("waits for " + missing(candidate));
        };
    }

    private String missing(Candidate plugin) {
        List<String> names = plugin.requires().stream()
                .filter(api -> !up.containsKey(api) || !isThere(up.get(api)))
                .map(Class::getName)
                .sorted()
                .toList();
        return names.isEmpty() ? "its turn" : String.join(", ", names);
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        String what = failure.getClass().getSimpleName();
        return message == null
                ? what
                : what + ": " + message.lines().findFirst().orElse("").strip();
    }
}
