/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osier.jid.Jid;
import org.osier.sasl.ScramHash;
import org.osier.session.AuthenticationException;
import org.osier.stream.Connection;
import org.osier.xml.Element;

/** SASL over a stream (RFC 6120, section 6): the strongest mechanism that both sides have. */
final class SaslLogin {
    private static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

    private final Connection connection;
    private final Jid account;
    private final boolean underTls;

    SaslLogin(Connection connection, Jid account, boolean underTls) {
        this.connection = connection;
        this.account = account;
        this.underTls = underTls;
    }

    /** Logs in, or throws. The password is wiped in any case. Returns the name of the mechanism. */
    String run(Element features, Supplier<char[]> passwords) {
        List<String> offered = features.child(SASL, "mechanisms").map(Element::children).orElse(List.of()).stream()
                .map(Element::text)
                .toList();
        char[] password = passwords.get();
        if (password == null) {
            throw new AuthenticationException("no password is known for " + account.bare() + "; give one");
        }
        try {
            Mechanism mechanism =
                    choose(offered, password).orElseThrow(() -> new AuthenticationException(noWay(features, offered)));
            exchange(mechanism);
            return mechanism.name();
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** The mechanisms that we have, strongest first. PLAIN sends the password itself, so only TLS may carry it. */
    private Optional<Mechanism> choose(List<String> offered, char[] password) {
        String user = account.local().orElseThrow();
        return Stream.<Mechanism>of(
                        new Scram(ScramHash.SHA_256, user, password),
                        new Scram(ScramHash.SHA_1, user, password),
                        new Plain(user, password))
                .filter(mechanism -> offered.contains(mechanism.name()))
                .filter(mechanism -> underTls || !mechanism.showsPassword())
                .findFirst();
    }

    private String noWay(Element features, List<String> offered) {
        if (!underTls && offered.contains("PLAIN")) {
            return account.domain() + " wants the password itself (PLAIN), which only TLS may carry; switch TLS on for "
                    + account.bare();
        }
        if (!underTls
                && offered.isEmpty()
                && features.child(Negotiation.TLS, "starttls").isPresent()) {
            return account.domain() + " lets nobody in without TLS; switch TLS on for " + account.bare();
        }
        return account.domain() + " offers no way to log in that is known here; it offers " + offered;
    }

    private void exchange(Mechanism mechanism) {
        connection.write(Element.builder(SASL, "auth")
                .attribute("mechanism", mechanism.name())
                .text(encoded(mechanism.initialResponse()))
                .build());
        Element answer = connection.readElement();
        while (answer.is(SASL, "challenge")) {
            byte[] response = mechanism.respond(decoded(answer));
            connection.write(Element.of(SASL, "response", encoded(response)));
            answer = connection.readElement();
        }
        if (answer.is(SASL, "failure")) {
            throw refused(answer);
        }
        if (!answer.is(SASL, "success")) {
            throw new AuthenticationException("the login was stopped, because the server sent <" + answer.local()
                    + "/> in the middle of it; check that it is the right server");
        }
        mechanism.requireSuccess(decoded(answer));
    }

    private AuthenticationException refused(Element failure) {
        String condition = failure.children().stream()
                .map(Element::local)
                .filter(name -> !name.equals("text"))
                .findFirst()
                .orElse("no reason given");
        String text = failure.child(SASL, "text")
                .map(words -> " \"" + words.text() + "\"")
                .orElse("");
        if (condition.equals("not-authorized")) {
            return new AuthenticationException(account.domain() + " does not accept this user name and password for "
                    + account.bare() + " (not-authorized)" + text + "; check both");
        }
        return new AuthenticationException(
                account.domain() + " did not let " + account.bare() + " in: " + condition + text,
                condition.equals("temporary-auth-failure"));
    }

    /** RFC 6120, 6.4.2: a response of no bytes is written as an equals sign. */
    private static String encoded(byte[] bytes) {
        return bytes.length == 0 ? "=" : Base64.getEncoder().encodeToString(bytes);
    }

    private static String decoded(Element element) {
        String text = element.text().trim();
        try {
            return text.equals("=") ? "" : new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AuthenticationException(
                    "the server's part of the login is not Base64; something tampers with it");
        }
    }
}
