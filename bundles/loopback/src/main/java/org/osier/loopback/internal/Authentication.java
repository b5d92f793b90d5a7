/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.osier.loopback.internal.SaslExchange.Step;
import org.osier.sasl.ScramHash;
import org.osier.stream.Connection;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;

/** SASL over one connection (RFC 6120, section 6), for a few tries. For use by one thread. */
final class Authentication {
    static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
    /** RFC 6120, 6.4.5: at least 2 and not more than 5. */
    static final int MOST_TRIES = 3;

    private static final List<String> MECHANISMS = Stream.of(
                    ScramHash.SHA_256.mechanism(), ScramHash.SHA_1.mechanism(), "PLAIN")
            .toList();

    private final Connection connection;
    private final Accounts accounts;
    private final Names names;
    private int failures;

    Authentication(Connection connection, Accounts accounts, Names names) {
        this.connection = connection;
        this.accounts = accounts;
        this.names = names;
    }

    /** The stream feature. */
    static Element feature() {
        return Element.builder(SASL, "mechanisms")
                .children(MECHANISMS.stream()
                        .map(name -> Element.of(SASL, "mechanism", name))
                        .toList())
                .build();
    }

    /** Runs until somebody is in, whose localpart it returns, or throws after too many failures. */
    String run() {
        while (true) {
            Element auth = next();
            try {
                return exchange(auth);
            } catch (SaslFailure e) {
                refuse(e);
            }
        }
    }

    /** Tells the client that it is not in; ends the stream when it has failed too often. */
    void refuse(SaslFailure failure) {
        connection.write(Element.builder(SASL, "failure")
                .child(Element.of(SASL, failure.condition()))
                .build());
        if (++failures == MOST_TRIES) {
            throw StreamHead.refused(connection, Condition.POLICY_VIOLATION, "too many failed logins");
        }
    }

    private String exchange(Element auth) {
        if (!auth.is(SASL, "auth")) {
            throw new SaslFailure(SaslFailure.MALFORMED_REQUEST);
        }
        SaslExchange mechanism = mechanism(auth.attribute("mechanism").orElse(""));
        // RFC 6120, 6.4.2: who sends nothing along with the choice is asked for it with nothing.
        Step step = mechanism.next(auth.text().isBlank() ? answerTo("") : decoded(auth));
        while (step.user().isEmpty()) {
            step = mechanism.next(answerTo(step.data()));
        }
        connection.write(Element.of(SASL, "success", encoded(step.data())));
        return step.user().get();
    }

    private SaslExchange mechanism(String name) {
        return switch (name) {
            case "SCRAM-SHA-256" -> new ScramExchange(ScramHash.SHA_256, accounts, names);
            case "SCRAM-SHA-1" -> new ScramExchange(ScramHash.SHA_1, accounts, names);
            case "PLAIN" -> new PlainExchange(accounts, names);
            default -> throw new SaslFailure(SaslFailure.INVALID_MECHANISM);
        };
    }

    private String answerTo(String challenge) {
        connection.write(Element.of(SASL, "challenge", encoded(challenge)));
        Element answer = next();
        if (answer.is(SASL, "abort")) {
            throw new SaslFailure(SaslFailure.ABORTED);
        }
        if (!answer.is(SASL, "response")) {
            throw new SaslFailure(SaslFailure.MALFORMED_REQUEST);
        }
        return decoded(answer);
    }

    /** RFC 6120, 4.9.3.12: before they have logged in, clients have nothing else to say. */
    private Element next() {
        Element element = connection.readElement();
        if (!element.namespace().equals(SASL)) {
            throw StreamHead.refused(connection, Condition.NOT_AUTHORIZED, "log in first");
        }
        return element;
    }

    private static String encoded(String data) {
        return Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(Element element) {
        String text = element.text().trim();
        if (text.equals("=")) {
            return "";
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException e) {
            throw new SaslFailure(SaslFailure.INCORRECT_ENCODING);
        } catch (CharacterCodingException e) {
            throw new SaslFailure(SaslFailure.MALFORMED_REQUEST);
        }
    }
}
