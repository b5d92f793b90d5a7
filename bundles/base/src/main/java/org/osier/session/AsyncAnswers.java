/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stream.Registration;
import org.osier.stream.XmlStream;

/**
 * Requests whose answers take their time: at most {@value #MOST} at once, {@value #MOST_OF_ONE} from one peer, so that one
 * who asks a lot leaves room for others, and each for two minutes. Safe for use by many threads.
 */
final class AsyncAnswers {
    static final int MOST = 1_000;
    static final int MOST_OF_ONE = 100;
    static final Duration TIME = Duration.ofMinutes(2);

    private final XmlStream stream;
    private final Answers answers;
    private final AtomicInteger open = new AtomicInteger();
    /** By bare address; no more entries than there are open ones. */
    private final Map<String, Integer> byPeer = new ConcurrentHashMap<>();

    AsyncAnswers(XmlStream stream, Answers answers) {
        this.stream = stream;
        this.answers = answers;
    }

    /** The requests that one handler answers; closing this answers those that are open in its place. */
    Handling by(String owner, AsyncIqHandler handler, Session seen) {
        return new Handling(owner, handler, seen);
    }

    final class Handling implements Registration {
        private final String owner;
        private final AsyncIqHandler handler;
        private final Session seen;
        private final Set<Answering> ours = ConcurrentHashMap.newKeySet();
        private volatile boolean gone;

        private Handling(String owner, AsyncIqHandler handler, Session seen) {
            this.owner = owner;
            this.handler = handler;
            this.seen = seen;
        }

        /** On the event loop: has a request answered. */
        void answer(Answering answering) {
            if (!admit(answering)) {
                answers.refuse(answering, Condition.RESOURCE_CONSTRAINT);
                return;
            }
            answering.late();
            ours.add(answering);
            answering.keep(() -> ours.remove(answering));
            begin(answering);
            // Last: it cannot have been seen by who has taken the handler away in the meantime.
            if (gone) {
                answers.refuse(answering, Condition.SERVICE_UNAVAILABLE);
            } else if (!answering.isAnswered()) {
                answering.keep(stream.config().timer().after(TIME, () -> tooLate(answering)));
            }
        }

        private void begin(Answering answering) {
            try {
                CompletionStage<Iq> stage = handler.handle(answering.request(), seen);
                if (stage == null) {
                    finish(answering, null, null);
                } else {
                    var unused = stage.whenComplete((reply, failure) -> finish(answering, reply, failure));
                }
            } catch (Throwable e) {
                finish(answering, null, e);
            }
        }

        private void finish(Answering answering, Iq reply, Throwable failure) {
            answers.finish(answering, reply, cause(failure), this::tell);
        }

        private void tooLate(Answering answering) {
            if (!answering.isAnswered()) {
                tell(new IllegalStateException("no answer within " + TIME.toSeconds() + " s"));
            }
            answers.refuse(answering, Condition.RESOURCE_CONSTRAINT);
        }

        private void tell(Throwable failure) {
            stream.tellFault("request handler " + owner, failure);
        }

        @Override
        public void close() {
            gone = true;
            for (Answering each : ours) {
                answers.refuse(each, Condition.SERVICE_UNAVAILABLE);
            }
        }
    }

    /** What a stage failed with, without what stages wrap it in. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private boolean admit(Answering answering) {
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            return false;
        }
        String peer =
                answering.request().from().map(from -> from.bare().toString()).orElse("");
        if (byPeer.merge(peer, 1, Integer::sum) > MOST_OF_ONE) {
            giveBack(peer);
            return false;
        }
        answering.keep(() -> giveBack(peer));
        return true;
    }

    private void giveBack(String peer) {
        open.decrementAndGet();
        byPeer.computeIfPresent(peer, (who, count) -> count == 1 ? null : count - 1);
    }
}
