/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.component;

import java.util.function.Supplier;
import org.osier.jid.Jid;
import org.osier.session.ReconnectPolicy;
import org.osier.stream.StreamConfig;

/**
 * How a component gets in.
 *
 * @param jid its domain, as the server knows it
 * @param secret gives a copy of the shared secret for each handshake, which is wiped after it
 * @param host where the server listens for components
 * @param port the port, 1 to 65535
 * @param remoteAllowed whether the server may be on another machine, where the connection can be read and changed
 * @param reconnect what to do when the connection is lost
 * @param stream the bounds of the stream
 */
public record ComponentConfig(
        Jid jid,
        Supplier<char[]> secret,
        String host,
        int port,
        boolean remoteAllowed,
        ReconnectPolicy reconnect,
        StreamConfig stream) {
    /** Refuses what could never connect. */
    public ComponentConfig {
        if (jid.local().isPresent() || jid.resource().isPresent()) {
            throw new IllegalArgumentException(
                    "\"" + jid + "\" is not a domain; a component is one (echo.example.org)");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
    }

    /** The defaults for a server on this machine, with standard reconnecting. */
    public static ComponentConfig of(String domain, String secret, int port) {
        return of(Jid.of(domain), secret::toCharArray, "127.0.0.1", port, false);
    }

    /** A server, with standard reconnecting. */
    public static ComponentConfig of(
            Jid domain, Supplier<char[]> secret, String host, int port, boolean remoteAllowed) {
        return new ComponentConfig(
                domain,
                secret,
                host,
                port,
                remoteAllowed,
                ReconnectPolicy.STANDARD,
                StreamConfig.named(domain.toString()));
    }

    /** The same with another policy. */
    public ComponentConfig with(ReconnectPolicy other) {
        return new ComponentConfig(jid, secret, host, port, remoteAllowed, other, stream);
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return jid + " at " + host + ":" + port;
    }
}
