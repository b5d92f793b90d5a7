/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
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

    /** Logs in, or throws. The password is wiped in any case. */
    void run(Element features, Supplier<char[]> passwords) {
        List<String> offered = features.child(SASL, "mechanisms").map(Element::children).orElse(List.of()).stream()
                .map(Element::text)
                .toList();
        char[] password = passwords.get();
        try {
            exchange(choose(offered, password));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** The mechanisms that we have, strongest first. PLAIN sends the password itself, so only TLS may carry it. */
    private Mechanism choose(List<String> offered, char[] password) {
        String user = account.local().orElseThrow();
        return Stream.<Mechanism>of(
                        new Scram(ScramHash.SHA_256, user, password),
                        new Scram(ScramHash.SHA_1, user, password),
                        new Plain(user, password))
                .filter(mechanism -> offered.contains(mechanism.name()))
                .filter(mechanism -> underTls || !mechanism.showsPassword())
                .findFirst()
                .orElseThrow(() -> new AuthenticationException(account.domain()
                        + " offers no way to log in that is known and allowed here; it offers " + offered));
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
        if (!answer.is(SASL, "success")) {
            throw refused(answer);
        }
        mechanism.requireSuccess(decoded(answer));
    }

    private AuthenticationException refused(Element failure) {
        String condition = failure.firstChild().map(Element::local).orElse("no reason given");
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
