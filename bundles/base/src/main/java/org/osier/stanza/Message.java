/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.Locale;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.xml.Element;

/** A message (RFC 6121, section 5). */
public final class Message extends Stanza {
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
        String wire = element().attribute("type").orElse("");
        for (Type type : Type.values()) {
            if (type.wire.equals(wire)) {
                return type;
            }
        }
        return Type.NORMAL;
    }

    /** The text of the first body. */
    public Optional<String> body() {
        return text("body");
    }

    /** The text of the first subject. */
    public Optional<String> subject() {
        return text("subject");
    }

    /** The conversation that it belongs to. */
    public Optional<String> thread() {
        return text("thread");
    }

    private Optional<String> text(String child) {
        return element().child(NAMESPACE, child).map(Element::text);
    }

    /**
     * Starts a reply: to the sender (of a groupchat message: to the room), same type and thread.
     *
     * @throws IllegalStateException for a message that is an error (RFC 6120, 8.3.1)
     */
    public Builder reply() {
        requireNoError();
        Type type = type();
        Builder reply = new Builder().type(type);
        from().map(sender -> type == Type.GROUPCHAT ? sender.bare() : sender).ifPresent(reply::to);
        to().ifPresent(reply::from);
        thread().ifPresent(reply::thread);
        return reply;
    }

    /**
     * The message that says why this one could not be handled.
     *
     * @throws IllegalStateException for a message that is an error itself (RFC 6120, 8.3.1)
     */
    public Message error(StanzaError error) {
        requireNoError();
        return new Message(answer("message", "error").child(error.toElement()).build());
    }

    private void requireNoError() {
        if (isError()) {
            throw new IllegalStateException("an error is not answered");
        }
    }

    @Override
    public Message withId(String id) {
        return new Message(with("id", id));
    }

    @Override
    public Message withFrom(Jid sender) {
        return new Message(with("from", sender.toString()));
    }

    /** Collects a message's parts. For use by one thread. */
    public static final class Builder {
        private final Element.Builder element = Element.builder(NAMESPACE, "message");

        private Builder() {}

        /** Whom it is for. */
        public Builder to(Jid to) {
            element.attribute("to", to.toString());
            return this;
        }

        /** Whom it is from; a client's server puts that in by itself. */
        public Builder from(Jid from) {
            element.attribute("from", from.toString());
            return this;
        }

        /** The type; {@code normal} if none is set. */
        public Builder type(Type type) {
            element.attribute("type", type.toString());
            return this;
        }

        /** The id. */
        public Builder id(String id) {
            element.attribute("id", id);
            return this;
        }

        /** Adds a body. */
        public Builder body(String body) {
            element.child(NAMESPACE, "body", body);
            return this;
        }

        /** Adds a subject. */
        public Builder subject(String subject) {
            element.child(NAMESPACE, "subject", subject);
            return this;
        }

        /** The conversation that it belongs to. */
        public Builder thread(String thread) {
            element.child(NAMESPACE, "thread", thread);
            return this;
        }

        /** Adds a payload. */
        public Builder payload(Payload payload) {
            return payload(payload.toElement());
        }

        /** Adds a payload. */
        public Builder payload(Element payload) {
            element.child(payload);
            return this;
        }

        /** The finished message. */
        public Message build() {
            return new Message(element.build());
        }
    }
}
