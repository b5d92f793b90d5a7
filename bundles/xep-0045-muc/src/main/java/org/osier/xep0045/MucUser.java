/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.osier.jid.Jid;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * What a room says beside the presence of its occupants, and in messages of its own (XEP-0045, namespace
 * {@code muc#user}). Only rooms can be believed: whoever reads it has looked at who sends it.
 *
 * @param item about whom
 * @param codes status codes (XEP-0045, 15.6.2), 100 to 999
 * @param invite an invitation that the room passes on
 * @param decline an invitation's refusal that the room passes on
 * @param destroy the end of the room
 * @param password of the room that one is invited to; not part of {@link #toString}
 */
public record MucUser(
        Optional<MucItem> item,
        SortedSet<Integer> codes,
        Optional<Word> invite,
        Optional<Word> decline,
        Optional<Destruction> destroy,
        Optional<String> password)
        implements Payload {
    /** Reads it; what is malformed is left out. */
    public static final PayloadCodec<MucUser> CODEC = PayloadCodec.of(Muc.USER, "x", MucUser::from);

    /** Nothing said. */
    public static final MucUser EMPTY = new MucUser(
            Optional.empty(),
            Collections.emptySortedSet(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * An invitation or its refusal.
     *
     * @param from who it is from; said by the room
     * @param to who it is for; said to the room
     * @param reason for humans
     * @param thread the conversation of two that goes on in the room
     */
    public record Word(Optional<Jid> from, Optional<Jid> to, Optional<String> reason, Optional<String> thread) {
        private static Word to(Jid who, String reason) {
            Optional<String> given = Optional.of(reason).filter(text -> !text.isEmpty());
            return new Word(Optional.empty(), Optional.of(who), given, Optional.empty());
        }

        private static Word from(Element word) {
            return new Word(
                    Muc.address(word, "from"),
                    Muc.address(word, "to"),
                    Muc.text(word, "reason"),
                    word.child(Muc.USER, "continue").flatMap(c -> c.attribute("thread")));
        }

        private Element toElement(String name) {
            return Element.builder(Muc.USER, name)
                    .attribute("to", to)
                    .child(reason.map(text -> Element.of(Muc.USER, "reason", text)))
                    .child(thread.map(id -> Element.builder(Muc.USER, "continue")
                            .attribute("thread", id)
                            .build()))
                    .build();
        }
    }

    /** What is sent to a room for it to invite somebody; the reason may be empty. */
    public static MucUser inviting(Jid who, String reason) {
        return said(Optional.of(Word.to(who, reason)), Optional.empty());
    }

    /** What is sent to a room for it to tell who invited us that we will not come; the reason may be empty. */
    public static MucUser declining(Jid inviter, String reason) {
        return said(Optional.empty(), Optional.of(Word.to(inviter, reason)));
    }

    private static MucUser said(Optional<Word> invite, Optional<Word> decline) {
        return new MucUser(Optional.empty(), EMPTY.codes, invite, decline, Optional.empty(), Optional.empty());
    }

    private static MucUser from(Element x) {
        return new MucUser(
                x.child(Muc.USER, "item").map(MucItem::from),
                codes(x),
                x.child(Muc.USER, "invite").map(Word::from),
                x.child(Muc.USER, "decline").map(Word::from),
                x.child(Muc.USER, "destroy").map(Destruction::from),
                Muc.text(x, "password"));
    }

    private static SortedSet<Integer> codes(Element x) {
        SortedSet<Integer> codes = new TreeSet<>();
        for (Element status : x.children(Muc.USER, "status")) {
            status.attribute("code")
                    .filter(code -> code.matches("[1-9][0-9]{2}"))
                    .map(Integer::valueOf)
                    .ifPresent(codes::add);
        }
        return Collections.unmodifiableSortedSet(codes);
    }

    /** Whether a status code was said. */
    public boolean says(int code) {
        return codes.contains(code);
    }

    /** What a client may say of itself: an invitation, a refusal, or nothing. */
    @Override
    public Element toElement() {
        return Element.builder(Muc.USER, "x")
                .child(invite.map(word -> word.toElement("invite")))
                .child(decline.map(word -> word.toElement("decline")))
                .build();
    }

    @Override
    public String toString() {
        return "MucUser[item=" + item + ", codes=" + codes + ", invite=" + invite + ", decline=" + decline
                + ", destroy=" + destroy + "]";
    }
}
