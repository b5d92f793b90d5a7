/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;
import org.osier.xml.LangTexts;
import org.osier.xml.QName;

/** A message (RFC 6121, section 5). */
public final class Message extends TypedStanza<Message> {
    private static final QName NAME = new QName(NAMESPACE, "message");
    private static final QName BODY = new QName(NAMESPACE, "body");
    private static final QName SUBJECT = new QName(NAMESPACE, "subject");
    private static final QName THREAD = new QName(NAMESPACE, "thread");

    /** What a message is. */
    public enum Type {
        /** A single message, outside of any conversation; also every type that does not exist (RFC 6121, 5.2.2). */
        NORMAL,
        /** Part of a conversation of two. */
        CHAT,
        /** Part of a conversation of many. */
        GROUPCHAT,
        /** An alert that wants no answer. */
        HEADLINE,
        /** A message that could not be delivered. */
        ERROR;

        private static final Map<String, Type> BY_NAME = WireNames.of(values());

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** As it stands in the attribute. */
        @Override
        public String toString() {
            return wire;
        }
    }

    /** The view of an element. */
    public Message(Element element) {
        super(element, "message");
    }

    /** A chat message with a body. */
    public static Message chat(Jid to, String body) {
        return to(to).type(Type.CHAT).body(body).build();
    }

    /** Starts a message to somebody. */
    public static Builder to(Jid to) {
        return new Builder().to(to);
    }

    /** The type; {@code normal} where there is none, or one that does not exist. */
    public Type type() {
        return Type.BY_NAME.getOrDefault(element().attribute("type").orElse(""), Type.NORMAL);
    }

    @Override
    public boolean isError() {
        return type() == Type.ERROR;
    }

    /** The text of the first body, whatever its language; may be empty, which is not the same as no body. */
    public Optional<String> body() {
        return element().child(BODY).map(Element::text);
    }

    /** The bodies in all languages: {@code bodies().best("fr", "en", "*")} is what suits a reader best. */
    public LangTexts bodies() {
        return element().texts(NAMESPACE, BODY.local());
    }

    /** The text of the first subject, whatever its language. */
    public Optional<String> subject() {
        return element().child(SUBJECT).map(Element::text);
    }

    /** The subjects in all languages. */
    public LangTexts subjects() {
        return element().texts(NAMESPACE, SUBJECT.local());
    }

    /** The conversation that it belongs to; never an empty text. */
    public Optional<String> thread() {
        return element().child(THREAD).map(Element::text).filter(thread -> !thread.isEmpty());
    }

    /** The conversation that its own one has come out of (RFC 6121, 5.2.5). */
    public Optional<String> parentThread() {
        return element().child(THREAD).flatMap(thread -> thread.attribute("parent"));
    }

    /**
     * Starts a reply: to the sender (of a groupchat message: to the room), in the same thread, of the same type. A
     * headline, to which no headline is an answer, is replied to by a normal message.
     *
     * @throws IllegalStateException for a message that is an error (RFC 6120, 8.3.1)
     */
    public Builder reply() {
        requireNoError();
        Type type = type();
        Builder reply = new Builder().type(type == Type.HEADLINE ? Type.NORMAL : type);
        from().map(sender -> type == Type.GROUPCHAT ? sender.bare() : sender).ifPresent(reply::to);
        to().ifPresent(reply::from);
        thread().ifPresent(thread -> reply.thread(thread, parentThread()));
        return reply;
    }

    /**
     * The message that says why this one could not be handled.
     *
     * @throws IllegalStateException for a message that is an error itself (RFC 6120, 8.3.1)
     */
    public Message error(StanzaError error) {
        return new Message(errorAnswer(error));
    }

    @Override
    Message view(Element copy) {
        return new Message(copy);
    }

    /** Collects a message's parts. For use by one thread. */
    public static final class Builder extends StanzaBuilder<Builder> {
        private boolean inThread;

        private Builder() {
            super(NAME);
        }

        @Override
        Builder self() {
            return this;
        }

        /** The type; {@code normal} if none is set. An error has {@link Message#error} for it. */
        public Builder type(Type type) {
            if (type == Type.ERROR) {
                throw new IllegalArgumentException(
                        "a message of type error says which one failed and why: message.error(...) makes it");
            }
            element.attribute("type", type.toString());
            return this;
        }

        /** Adds a body in the language of the message. */
        public Builder body(String body) {
            return text(BODY, body);
        }

        /** Adds a body in a language, such as {@code fr} or {@code pt-BR}; one in each at most. */
        public Builder body(String lang, String body) {
            return text(BODY, lang, body);
        }

        /** Adds a subject in the language of the message. */
        public Builder subject(String subject) {
            return text(SUBJECT, subject);
        }

        /** Adds a subject in a language; one in each at most. */
        public Builder subject(String lang, String subject) {
            return text(SUBJECT, lang, subject);
        }

        /** The conversation that it belongs to; once only. */
        public Builder thread(String thread) {
            return thread(thread, Optional.empty());
        }

        /** The conversation that it belongs to, and the one which that has come out of; once only. */
        public Builder thread(String thread, String parent) {
            return thread(thread, Optional.of(parent));
        }

        private Builder thread(String thread, Optional<String> parent) {
            requireFirst(inThread, "thread");
            if (thread.isEmpty()) {
                throw new IllegalArgumentException("the thread has an id, and it is not empty (RFC 6121, 5.2.5)");
            }
            inThread = true;
            element.child(Element.builder(THREAD)
                    .attribute("parent", parent)
                    .text(thread)
                    .build());
            return this;
        }

        /** The finished message. */
        public Message build() {
            return new Message(finish(BODY, SUBJECT));
        }
    }
}
