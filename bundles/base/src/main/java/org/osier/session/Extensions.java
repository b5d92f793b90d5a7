/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osier.session.Candidate.Phase;
import org.osier.stream.Registration;
import org.osier.stream.Threads;
import org.osier.stream.XmlStream;

/**
 * The extensions of one session: attaches each when all that it requires is there, and takes it away after all that require
 * it. Calls them with no lock held, and those that others wait for on threads of their own: one that blocks holds up nobody
 * but those that require it. Safe for use by many threads.
 */
final class Extensions {
    private static final Logger LOG = System.getLogger(Extensions.class.getName());
    /** How long a caller waits for what follows for others from what it did. */
    private static final long PATIENCE_SECONDS = 2;

    private final Registrations session;
    private final XmlStream stream;
    private final StepWatch watch;
    /** Guards the candidates and their steps. */
    private final Object lock = new Object();
    /** In the order of offering; bounded by what is not taken away. */
    private final Set<Candidate> all = new LinkedHashSet<>();

    private long attached;

    Extensions(Registrations session, XmlStream stream) {
        this.session = session;
        this.stream = stream;
        this.watch = new StepWatch(lock, stream.config().timer(), session, this::giveUp);
    }

    List<ExtensionInfo> infos() {
        synchronized (lock) {
            Plan plan = new Plan(all);
            return all.stream()
                    .map(each -> each.info(plan.stateOf(each), plan.troubleOf(each)))
                    .sorted(Comparator.comparing(ExtensionInfo::name))
                    .toList();
        }
    }

    // Adding

    /** Adds an extension on this thread; what it throws goes to the caller, unless it has to wait. */
    Registration add(Extension extension) {
        Candidate candidate = new Candidate(extension);
        Followers followers = new Followers();
        Step examination = enter(candidate, false);
        admit(candidate, examination, followers);
        Throwable failure = failureOf(candidate);
        if (failure != null) {
            close(candidate, false);
            throw unchecked(failure);
        }
        await(followers);
        return () -> close(candidate, false);
    }

    /** Adds an extension on a thread of its own; what it throws is told. */
    Offering offer(Extension extension) {
        Candidate candidate = new Candidate(extension);
        Step examination = enter(candidate, true);
        OfferedExtension offered =
                new OfferedExtension(stream::mayWait, alone -> close(candidate, alone), candidate.gone);
        Threads.start("osier-attach", () -> {
            admit(candidate, examination, new Followers());
            offered.settle();
        });
        return offered;
    }

    private Step enter(Candidate candidate, boolean alone) {
        synchronized (lock) {
            all.add(candidate);
            return begin(candidate, Phase.ATTACHING, alone);
        }
    }

    /** On the worker: asks an extension what it is, and attaches it if that can be done now. */
    private void admit(Candidate candidate, Step examination, Followers followers) {
        Optional<Class<?>> api = Optional.empty();
        Set<Class<?>> requires = Set.of();
        Throwable failure = null;
        work(examination);
        try {
            Addition.examine(candidate.extension());
            if (candidate.extension() instanceof Plugin<?> plugin) {
                api = Optional.of(plugin.api());
                requires = Set.copyOf(plugin.requires());
            }
        } catch (Throwable e) {
            failure = e;
        }
        synchronized (lock) {
            if (!end(examination)) {
                return;
            }
            settle(candidate, Phase.DOWN);
            candidate.failure = failure;
            candidate.is(api, requires);
            api.ifPresent(this::giveAnotherChance);
        }
        tellFailure(candidate, failure, examination.hasOwnThread());
        advance(candidate, examination.hasOwnThread(), followers);
    }

    /** Who failed, perhaps because of what it requires, may try with what comes now. */
    private void giveAnotherChance(Class<?> api) {
        all.stream()
                .filter(each -> each.failure != null && each.requires().contains(api))
                .forEach(each -> each.failure = null);
    }

    private Throwable failureOf(Candidate candidate) {
        synchronized (lock) {
            return candidate.failure;
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error e) {
            throw e;
        }
        return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }

    private void tellFailure(Candidate candidate, Throwable failure, boolean toLog) {
        if (failure != null && toLog) {
            String what = candidate.name() + " could not be added to " + session.jid();
            LOG.log(Level.WARNING, what, failure);
        }
    }

    // Taking away

    /** Takes it away, after all that require it. */
    private void close(Candidate candidate, boolean alone) {
        synchronized (lock) {
            candidate.offered = false;
        }
        Followers followers = new Followers();
        Optional<List<Step>> steps = nextWhileClosing(candidate, alone);
        while (steps.isPresent()) {
            run(steps.get(), candidate, followers);
            steps = nextWhileClosing(candidate, alone);
        }
        if (candidate.isPlugin()) {
            advance(null, false, followers);
            await(followers);
        }
    }

    /** Waits until something can be done towards the end; empty when it has come, or must not be waited for. */
    private Optional<List<Step>> nextWhileClosing(Candidate candidate, boolean alone) {
        Thread me = Thread.currentThread();
        boolean interrupted = false;
        try {
            synchronized (lock) {
                while (candidate.isUp()) {
                    candidate.closer = candidate.closer == null ? me : candidate.closer;
                    List<Step> steps = claim(candidate.closer == me ? candidate : null, alone);
                    if (!steps.isEmpty()) {
                        return Optional.of(steps);
                    }
                    if (isWaitedForBy(candidate)) {
                        candidate.closer = candidate.closer == me ? null : candidate.closer;
                        return Optional.empty();
                    }
                    interrupted |= waitInterrupted();
                }
                forget(candidate);
                return Optional.empty();
            }
        } finally {
            if (interrupted) {
                me.interrupt();
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is the caller's.
    private boolean waitInterrupted() {
        try {
            lock.wait();
            return false;
        } catch (InterruptedException e) {
            // What has to end has its bound.
            return true;
        }
    }

    /** Whether this thread is inside of what has to end before, or of the extension itself: that goes on when we return. */
    private boolean isWaitedForBy(Candidate candidate) {
        return isMine(candidate) || new Plan(all).blockers(candidate).stream().anyMatch(Extensions::isMine);
    }

    private static boolean isMine(Candidate candidate) {
        return candidate.step != null && candidate.step.isMine();
    }

    private void forget(Candidate candidate) {
        if (!candidate.offered && !candidate.isUp() && all.remove(candidate)) {
            candidate.gone.complete(null);
        }
    }

    // Doing what can be done

    /** Does all that can be done now: what concerns one of them on this thread, the rest on threads of its own. */
    private void advance(Candidate own, boolean alone, Followers followers) {
        List<Step> steps = claimed(own, alone);
        while (!steps.isEmpty()) {
            boolean mine = run(steps, own, followers);
            steps = mine ? claimed(own, alone) : List.of();
        }
    }

    private List<Step> claimed(Candidate own, boolean alone) {
        synchronized (lock) {
            return claim(own, alone);
        }
    }

    /** Takes what can be done now upon the caller. */
    private List<Step> claim(Candidate own, boolean alone) {
        if (own != null && own.known && !own.isPlugin()) {
            return claimHandler(own, alone);
        }
        Plan plan = new Plan(all);
        plan.unwantedWhileAttaching().forEach(each -> watch.unwanted(each.step));
        if (own != null && !own.known && !own.offered) {
            watch.unwanted(own.step);
        }
        List<Step> steps = new ArrayList<>();
        for (Candidate each : plan.ready()) {
            if (each == own || each.closer == null) {
                steps.add(begin(each, each.isUp() ? Phase.DETACHING : Phase.ATTACHING, each != own || alone));
            } else {
                // Whoever takes it away finds that the way is free.
                lock.notifyAll();
            }
        }
        return steps;
    }

    /** What is no plugin has nobody to wait for. */
    private List<Step> claimHandler(Candidate own, boolean alone) {
        if (own.phase == Phase.DOWN && own.isWanted()) {
            return List.of(begin(own, Phase.ATTACHING, alone));
        }
        if (own.phase == Phase.ATTACHED && !own.offered) {
            return List.of(begin(own, Phase.DETACHING, alone));
        }
        if (own.phase == Phase.ATTACHING && !own.offered) {
            watch.unwanted(own.step);
        }
        return List.of();
    }

    private Step begin(Candidate candidate, Phase phase, boolean alone) {
        candidate.phase = phase;
        candidate.step = new Step(candidate, phase, alone);
        if (alone || candidate.isPlugin()) {
            watch.begin(candidate.step);
        }
        return candidate.step;
    }

    /** Returns whether one of the steps was on this thread. */
    private boolean run(List<Step> steps, Candidate own, Followers followers) {
        Optional<Step> mine = Optional.empty();
        for (Step step : steps) {
            if (step.candidate() == own) {
                mine = Optional.of(step);
            } else {
                start(step, followers);
            }
        }
        mine.ifPresent(this::run);
        return mine.isPresent();
    }

    private void start(Step step, Followers followers) {
        followers.begin();
        Threads.start(step.isDetaching() ? "osier-detach" : "osier-attach", () -> {
            try {
                run(step);
                advance(null, false, followers);
            } finally {
                followers.end();
            }
        });
    }

    private void run(Step step) {
        work(step);
        if (step.isDetaching()) {
            detach(step);
        } else {
            attach(step);
        }
    }

    private void work(Step step) {
        synchronized (lock) {
            step.worker = Thread.currentThread();
        }
    }

    private void attach(Step step) {
        Candidate candidate = step.candidate();
        Addition addition = new Addition(candidate.extension(), session.parts(), candidate.name());
        synchronized (lock) {
            step.addition = addition;
        }
        Throwable failure = null;
        try {
            addition.open();
        } catch (Throwable e) {
            failure = e;
            addition.close();
        }
        boolean failed = false;
        boolean current;
        synchronized (lock) {
            boolean interrupted = step.wasInterrupted();
            current = end(step);
            if (current) {
                // What it throws when it is interrupted is not its fault.
                failed = failure != null && !interrupted;
                candidate.failure = failed ? failure : null;
                candidate.addition = failure == null ? addition : null;
                candidate.attachedAs = attached++;
                settle(candidate, failure == null ? Phase.ATTACHED : Phase.DOWN);
            }
        }
        if (!current) {
            addition.close();
        }
        tellFailure(candidate, failure, failed && step.hasOwnThread());
    }

    private void detach(Step step) {
        Candidate candidate = step.candidate();
        candidate.addition.close();
        synchronized (lock) {
            if (end(step)) {
                candidate.addition = null;
                settle(candidate, Phase.DOWN);
            }
        }
    }

    /** The call has returned. Returns whether that still matters. */
    private boolean end(Step step) {
        watch.end(step);
        step.ended();
        return step.isCurrent();
    }

    private void settle(Candidate candidate, Phase phase) {
        candidate.phase = phase;
        candidate.step = null;
        forget(candidate);
        lock.notifyAll();
    }

    /** The call does not return. Whatever it does from now on is done to nobody. */
    private void giveUp(Step step) {
        Candidate candidate = step.candidate();
        Addition addition;
        synchronized (lock) {
            if (!step.isCurrent()) {
                return;
            }
            addition = step.addition;
            candidate.addition = null;
            candidate.failure = new IllegalStateException("it did not return when it had to");
            settle(candidate, Phase.DOWN);
        }
        if (addition != null) {
            Threads.start("osier-detach", addition::close);
        }
        advance(null, false, new Followers());
    }

    private void await(Followers followers) {
        if (stream.mayWait()) {
            followers.await(PATIENCE_SECONDS);
        }
    }
}
