/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.osier.jid.Jid;
import org.osier.stanza.Stanza;
import org.osier.stream.Connection;
import org.osier.stream.StreamError;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;
import org.osier.xml.XmlLimits;

/** A component's way in: the handshake of XEP-0114. Immutable. */
final class ComponentLogin implements Login {
    private final String domain;
    private final Map<String, String> secrets;

    /**
     * @param domain the server's own
     * @param secrets by the domains of the components
     */
    ComponentLogin(String domain, Map<String, String> secrets) {
        this.domain = domain;
        this.secrets = secrets;
    }

    @Override
    public Admission run(Connection connection) {
        String id = StreamHead.newId();
        Element header = connection.accept(theirs -> Element.builder(StreamError.STREAMS, "stream")
                // XEP-0114, 3: from the component's own domain.
                .attribute("from", StreamHead.addressee(theirs).orElse(domain))
                .attribute("id", id)
                .build());
        String component = StreamHead.addressee(header).orElse("");
        String secret = secrets.get(component);
        if (secret == null) {
            throw StreamHead.refused(connection, Condition.HOST_UNKNOWN, "no such component is expected here");
        }
        Element handshake = connection.readElement();
        if (!handshake.is(Stanza.NAMESPACE, "handshake")
                || !isProof(handshake.text().trim(), id, secret)) {
            throw StreamHead.refused(connection, Condition.NOT_AUTHORIZED, "this is not the handshake");
        }
        connection.limits(XmlLimits.AUTHENTICATED);
        return new Admission(Jid.of(component), id, Element.of(Stanza.NAMESPACE, "handshake"));
    }

    /** XEP-0114, 3: the SHA-1 of the stream's id and the secret, in lower case hexadecimal. */
    private static boolean isProof(String given, String id, String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((id + secret).getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(
                    HexFormat.of().formatHex(digest).getBytes(StandardCharsets.UTF_8),
                    given.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM lacks SHA-1, which every JVM has", e);
        }
    }
}
