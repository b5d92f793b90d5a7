/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.osier.jid.Jid;
import org.osier.xml.Element;
import org.osier.xml.LangTexts;

/**
 * Why a stanza could not be handled (RFC 6120, 8.3). Starts with {@link #of}, and changes on copies. Immutable.
 *
 * @param type what the sender may do about it
 * @param condition the defined condition
 * @param uri where the addressee is instead; only with {@code gone} and {@code redirect}
 * @param texts what was added for humans, by language
 * @param by who found the error, where that is not the addressee
 * @param applications conditions of the application's own, in their own namespaces; hardly ever more than one
 */
public record StanzaError(
        Type type,
        Condition condition,
        Optional<String> uri,
        LangTexts texts,
        Optional<Jid> by,
        List<Element> applications) {

    /** What the sender may do. */
    public enum Type {
        /** Try again with credentials. */
        AUTH,
        /** Do not try again. */
        CANCEL,
        /** Go on; it was only a warning. */
        CONTINUE,
        /** Try again with something changed. */
        MODIFY,
        /** Try again later. */
        WAIT;

        static final Map<String, Type> BY_NAME = WireNames.of(values());

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** As it stands in the attribute. */
        @Override
        public String toString() {
            return wire;
        }
    }

    /** The defined conditions (RFC 6120, 8.3.3), each with the type that usually goes with it. */
    public enum Condition {
        /** XML that is not what the protocol wants there. */
        BAD_REQUEST(Type.MODIFY),
        /** Something of the same name or address is there already. */
        CONFLICT(Type.CANCEL),
        /** The protocol is known, this part of it is not implemented. */
        FEATURE_NOT_IMPLEMENTED(Type.CANCEL),
        /** The sender lacks the permission. */
        FORBIDDEN(Type.AUTH),
        /** The addressee is no longer here; the URI may say where. */
        GONE(Type.CANCEL),
        /** A misconfiguration or another mishap on the other side. */
        INTERNAL_SERVER_ERROR(Type.CANCEL),
        /** There is no such address or item. */
        ITEM_NOT_FOUND(Type.CANCEL),
        /** An address that is none. */
        JID_MALFORMED(Type.MODIFY),
        /** Understood, and not up to what the other side demands. */
        NOT_ACCEPTABLE(Type.MODIFY),
        /** Nobody may do that. */
        NOT_ALLOWED(Type.CANCEL),
        /** The sender has to show credentials first. */
        NOT_AUTHORIZED(Type.AUTH),
        /** A policy was violated, as by too many words or too many stanzas. */
        POLICY_VIOLATION(Type.MODIFY),
        /** The addressee is not there for now. */
        RECIPIENT_UNAVAILABLE(Type.WAIT),
        /** The addressee is elsewhere for now; the URI may say where. */
        REDIRECT(Type.MODIFY),
        /** The sender has to register first. */
        REGISTRATION_REQUIRED(Type.AUTH),
        /** The addressee's server does not exist, or cannot be found. */
        REMOTE_SERVER_NOT_FOUND(Type.CANCEL),
        /** The addressee's server was not reached in time. */
        REMOTE_SERVER_TIMEOUT(Type.WAIT),
        /** The other side is short of resources, or busy. */
        RESOURCE_CONSTRAINT(Type.WAIT),
        /** Nobody there provides that. */
        SERVICE_UNAVAILABLE(Type.CANCEL),
        /** The sender has to subscribe first. */
        SUBSCRIPTION_REQUIRED(Type.AUTH),
        /** None of the others; an application may add its own. */
        UNDEFINED_CONDITION(Type.CANCEL),
        /** Understood, and not expected at this time. */
        UNEXPECTED_REQUEST(Type.WAIT);

        static final Map<String, Condition> BY_NAME = WireNames.of(values());

        private final Type usualType;
        private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Condition(Type usualType) {
            this.usualType = usualType;
        }

        /** The type that usually goes with it. */
        public Type usualType() {
            return usualType;
        }

        /** As in {@code service-unavailable}. */
        @Override
        public String toString() {
            return wire;
        }
    }

    /** Refuses a URI with any other condition, and an application's condition that would be taken for a defined one. */
    public StanzaError {
        applications = List.copyOf(applications);
        if (uri.isPresent() && condition != Condition.GONE && condition != Condition.REDIRECT) {
            throw new IllegalArgumentException(
                    "a URI goes with gone and redirect, not with " + condition + " (RFC 6120, 8.3.3)");
        }
        for (Element application : applications) {
            if (application.namespace().equals(StanzaErrorFormat.NAMESPACE)) {
                throw new IllegalArgumentException("an application's condition is in a namespace of its own, not <"
                        + application.local() + "/> in " + application.namespace() + " (RFC 6120, 8.3.4)");
            }
        }
    }

    /** An error with the type that usually goes with its condition. */
    public static StanzaError of(Condition condition) {
        return new StanzaError(
                condition.usualType, condition, Optional.empty(), new LangTexts(Map.of()), Optional.empty(), List.of());
    }

    /** An error with a text for humans. */
    public static StanzaError of(Condition condition, String text) {
        return of(condition).withText("", text);
    }

    /**
     * Reads an {@code <error/>}, be it a stanza's or one inside a payload. Throws nothing: what is missing or does not
     * exist is made up for, by a code of old (XEP-0086) if there is one, else by {@code undefined-condition}.
     */
    public static StanzaError read(Element error) {
        return StanzaErrorFormat.read(error);
    }

    /** The same with another type. */
    public StanzaError withType(Type other) {
        return new StanzaError(other, condition, uri, texts, by, applications);
    }

    /** The same with a text in a language; in the stanza's language if the tag is empty. Refuses what is no tag. */
    public StanzaError withText(String lang, String text) {
        StanzaErrorFormat.text(lang.isEmpty() ? lang : LanguageTag.require(lang, "the text"), text);
        Map<String, String> more = new LinkedHashMap<>(texts.all());
        more.put(lang, text);
        return new StanzaError(type, condition, uri, new LangTexts(more), by, applications);
    }

    /** The same with an address to go to, as in {@code xmpp:romeo@montague.lit}; refuses what is no absolute URI. */
    public StanzaError withUri(String address) {
        Optional<String> other = Optional.of(StanzaErrorFormat.requireUri(address, condition));
        return new StanzaError(type, condition, other, texts, by, applications);
    }

    /** The same, found by somebody who is not the addressee. */
    public StanzaError withBy(Jid finder) {
        return new StanzaError(type, condition, uri, texts, Optional.of(finder), applications);
    }

    /** The same with a condition of the application's own. */
    public StanzaError withApplication(Element application) {
        List<Element> more = new ArrayList<>(applications);
        more.add(application);
        return new StanzaError(type, condition, uri, texts, by, more);
    }

    /** The text for humans, whatever its language. */
    public Optional<String> text() {
        return texts.first();
    }

    /** The first condition of the application's own. */
    public Optional<Element> application() {
        return applications.stream().findFirst();
    }

    /** The number that stood for the condition once (XEP-0086, 3), for gateways to old software; it is not written. */
    public OptionalInt legacyCode() {
        return LegacyCodes.of(condition);
    }

    /** The error as it goes into a stanza. */
    public Element toElement() {
        return StanzaErrorFormat.write(this);
    }

    /** Condition and text on one line. */
    @Override
    public String toString() {
        return condition + text().map(words -> ": " + words).orElse("");
    }
}
