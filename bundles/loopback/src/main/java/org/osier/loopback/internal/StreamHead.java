/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.stream.Connection;
import org.osier.stream.StreamError;
import org.osier.stream.StreamError.Condition;
import org.osier.stream.StreamErrorException;
import org.osier.xml.Element;
import org.osier.xml.QName;

/** The opening of streams as the receiving entity (RFC 6120, 4.7), and their refusal. */
final class StreamHead {
    private static final int ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private StreamHead() {}

    /** RFC 6120, 4.7.3: an id that nobody can guess; a component's secret is proven over it. */
    static String newId() {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** Opens or restarts a client's stream and returns its new id. */
    static String acceptClient(Connection connection, String domain) {
        String id = newId();
        Element theirs = connection.accept(header -> Element.builder(StreamError.STREAMS, "stream")
                .attribute("from", domain)
                .attribute("id", id)
                .attribute("version", "1.0")
                .attribute(QName.XML_LANG, "en")
                .build());
        if (!addressee(theirs).equals(Optional.of(domain))) {
            throw refused(connection, Condition.HOST_UNKNOWN, "only " + domain + " is served here");
        }
        // RFC 6120, 4.7.5: no version stands for one that knows no stream features, and so no STARTTLS.
        if (!theirs.attribute("version").orElse("0").matches("[1-9][0-9]{0,5}\\.[0-9]{1,5}")) {
            throw refused(connection, Condition.UNSUPPORTED_VERSION, "version 1.0 is spoken here");
        }
        return id;
    }

    /** The domain that a header is addressed to, prepared; empty where there is none, or none that is valid. */
    static Optional<String> addressee(Element header) {
        try {
            return header.attribute("to").map(to -> Jid.of(to).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Ends a stream with an error; the result is for throwing. */
    static StreamErrorException refused(Connection connection, Condition condition, String why) {
        StreamError error = new StreamError(condition, Optional.of(why));
        connection.fail(error);
        return new StreamErrorException(error);
    }
}
