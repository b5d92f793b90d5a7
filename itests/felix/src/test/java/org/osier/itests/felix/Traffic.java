/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.osier.client.ClientXmpp;
import org.osier.itests.support.Verona;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.Stanza;
import org.osier.stream.Registration;
import org.osier.stream.StanzaFilter;
import org.osier.xml.Element;

/**
 * What juliet sends to romeo all the time: {@value #RATE} stanzas a second, paced by a clock, of which every fifth asks for
 * something that a plugin answers or nobody does. Each is numbered, and accounted for where it arrives. Safe for use by
 * many threads.
 */
final class Traffic {
    static final int RATE = 5_000;

    private static final int NANOS_PER_STANZA = 1_000_000_000 / RATE;
    private static final int PACE_NANOS = 1_000_000;
    private static final int ONE_REQUEST_IN = 5;
    private static final String ID = "traffic-";

    private final Inbox inbox = new Inbox();
    private final Answers answers = new Answers();
    private final Thread sender = new Thread(this::send, "traffic");
    private final ClientXmpp juliet;
    private final Jid romeo;
    private final List<Element> questions;
    private final Registration receiving;
    private volatile boolean stopped;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile long nanos;
    private int messages;
    private int requests;

    /** Begins to send. */
    Traffic(ClientXmpp juliet, Session romeo, List<Element> questions) {
        this.juliet = juliet;
        this.romeo = romeo.jid();
        this.questions = questions;
        receiving = romeo.onMessage((message, session) -> message.body().ifPresent(inbox::receive))
                .and(juliet.filter(StanzaFilter.Stage.IN, 0, this::watch));
    }

    void start() {
        sender.start();
    }

    /** Sees what arrives at juliet before anybody can make one of two. */
    private Optional<Element> watch(Element element) {
        Optional<String> id = element.attribute("id").filter(text -> text.startsWith(ID));
        if (id.isPresent() && element.is(Stanza.NAMESPACE, "iq")) {
            answers.note(Integer.parseInt(id.get().substring(ID.length())), new Iq(element));
        }
        return Optional.of(element);
    }

    private void send() {
        long start = System.nanoTime();
        try {
            while (!stopped) {
                long due = (System.nanoTime() - start) / NANOS_PER_STANZA;
                for (long sent = sent(); sent < due && !stopped; sent++) {
                    juliet.send(next(sent));
                }
                LockSupport.parkNanos(PACE_NANOS);
            }
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        nanos = System.nanoTime() - start;
    }

    private Stanza next(long number) {
        if (number % ONE_REQUEST_IN != 0) {
            return Message.chat(romeo, Integer.toString(messages++));
        }
        Element question = questions.get(requests % questions.size());
        return Iq.get(romeo, question).withId(ID + requests++);
    }

    private long sent() {
        return (long) messages + requests;
    }

    /** Sends no more, and waits until all has arrived. */
    void stop() throws InterruptedException {
        stopped = true;
        sender.join();
        answers.await(requests, Verona.SECONDS);
        // Comes after all else, and so does its answer.
        juliet.requestAndWait(Iq.get(romeo, Element.of("urn:xmpp:ping", "ping")));
        receiving.close();
    }

    /** To be called when it has stopped. */
    void assertNoneLostNoneDoubled() {
        assertThat(failure).isEmpty();
        assertThat(inbox.lost()).as("messages lost").isZero();
        assertThat(inbox.doubled()).as("messages doubled").isZero();
        assertThat(inbox.received()).as("messages received").isEqualTo(messages);
        assertThat(answers.answered()).as("requests answered").isEqualTo(requests);
        assertThat(answers.doubled()).as("requests answered twice").isZero();
        // The last where this machine has stood still, and more are asked at once than one peer may.
        assertThat(answers.kinds().keySet())
                .contains("result", "service-unavailable")
                .isSubsetOf("result", "service-unavailable", "resource-constraint");
    }

    /** Stanzas a second, as they were sent. */
    double rate() {
        return sent() * 1e9 / nanos;
    }

    @Override
    public String toString() {
        return String.format(
                "%,d stanzas, %,.0f a second; %,d messages received, %,d lost, %,d doubled;"
                        + " %,d requests, %,d answered, %,d twice: %s",
                sent(),
                rate(),
                inbox.received(),
                inbox.lost(),
                inbox.doubled(),
                requests,
                answers.answered(),
                answers.doubled(),
                answers.kinds());
    }
}
