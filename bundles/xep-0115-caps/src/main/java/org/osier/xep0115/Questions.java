/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The questions of one session: one for each topic, however many say the same. Bounded, whatever peers say:
 * {@value #MOST} are open, {@value #MOST_OF_ACCOUNT} of them opened by one account or room; {@value #AT_ONCE} wait for
 * their answer, {@value #AT_ONCE_TO_ACCOUNT} of them from one account or room. What is beyond that is not asked now. For
 * use under a lock; it asks nobody itself.
 */
final class Questions {
    static final int MOST = 256;
    static final int MOST_OF_ACCOUNT = 64;
    static final int AT_ONCE = 16;
    static final int AT_ONCE_TO_ACCOUNT = 4;

    /** In the order in which they were opened. */
    private final Map<Topic, Question> open = new LinkedHashMap<>();

    private final Tally openedBy = new Tally();
    private final Tally waitedFor = new Tally();

    /** Says that an entity can be asked. */
    void want(Peer peer) {
        Question question = open.get(peer.topic());
        if (question != null) {
            question.add(peer);
        } else if (open.size() < MOST && openedBy.of(peer.account()) < MOST_OF_ACCOUNT) {
            open.put(peer.topic(), new Question(peer));
            openedBy.more(peer.account());
        }
    }

    /** Says that an entity can be asked no more, since it says something else by now or has gone. */
    void unwant(Peer peer) {
        Question question = open.get(peer.topic());
        if (question != null) {
            question.remove(peer.jid());
            closeIfOver(question);
        }
    }

    /** Whom to ask now; each of them is taken for asked. */
    List<Peer> begin() {
        List<Peer> asked = new ArrayList<>();
        Iterator<Question> questions = open.values().iterator();
        while (waitedFor.total() < AT_ONCE && questions.hasNext()) {
            Question question = questions.next();
            if (question.asked().isEmpty()) {
                question.next().filter(this::hasRoom).ifPresent(peer -> {
                    question.ask(peer);
                    waitedFor.more(peer.account());
                    asked.add(peer);
                });
            }
        }
        return asked;
    }

    private boolean hasRoom(Peer peer) {
        return waitedFor.of(peer.account()) < AT_ONCE_TO_ACCOUNT;
    }

    /** Whether an answer was still waited for; from now on it is not. Without a {@link #close} the next are asked. */
    boolean answered(Peer peer) {
        Question question = open.get(peer.topic());
        if (question == null || !isSame(question.asked(), peer)) {
            return false;
        }
        waitedFor.less(peer.account());
        question.answered();
        closeIfOver(question);
        return true;
    }

    /** By identity: the same entity may have been asked again after the end of a session. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Optional<Peer> asked, Peer peer) {
        return asked.filter(other -> other == peer).isPresent();
    }

    /** Says that there is nothing to ask any more. */
    void close(Topic topic) {
        Question question = open.remove(topic);
        if (question != null) {
            openedBy.less(question.account());
            question.asked().ifPresent(peer -> waitedFor.less(peer.account()));
        }
    }

    private void closeIfOver(Question question) {
        if (question.isOver()) {
            close(question.topic());
        }
    }

    void clear() {
        open.clear();
        openedBy.clear();
        waitedFor.clear();
    }

    int size() {
        return open.size();
    }

    int waitedFor() {
        return waitedFor.total();
    }
}
