/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.net.IDN;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.osier.jid.Jid;
import org.osier.session.ReconnectPolicy;
import org.osier.stream.StreamConfig;

/**
 * How a client gets in.
 *
 * @param jid the account; a resource in it is asked for, otherwise the server chooses one
 * @param password gives a copy of the password for each login, which is wiped after it
 * @param host where to connect to, if not to the domain of the account
 * @param port the port, 1 to 65535
 * @param tls whether the connection must be protected
 * @param trust a file of PEM certificates to trust instead of what the platform trusts
 * @param initialPresence whether to tell at the start of a session that one is there
 * @param reconnect what to do when the connection is lost
 * @param stream the bounds of the stream
 */
public record ClientConfig(
        Jid jid,
        Supplier<char[]> password,
        Optional<String> host,
        int port,
        Tls tls,
        Optional<Path> trust,
        boolean initialPresence,
        ReconnectPolicy reconnect,
        StreamConfig stream) {
    private static final int DEFAULT_PORT = 5222;

    /** Whether the connection must be protected. */
    public enum Tls {
        /** STARTTLS, with a certificate that is valid for the domain of the account; else nothing is sent. */
        REQUIRED,
        /** None at all, for servers on the same machine; passwords are then only proven, never sent. */
        NONE
    }

    /** Refuses what could never connect. */
    public ClientConfig {
        if (jid.local().isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + jid + "\" names a server; a client needs an account (user@domain)");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
        if (host.isEmpty()) {
            hostName(jid);
        }
    }

    /** What DNS knows of a domain in other letters than ASCII is its A-labels. */
    private static String hostName(Jid jid) {
        try {
            return IDN.toASCII(jid.domain());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + jid.domain() + "\" cannot be a host's name; give the host to connect to", e);
        }
    }

    /** Starts with the defaults: the domain of the account, port 5222, TLS as the platform trusts, standard reconnecting. */
    public static Builder of(String jid, String password) {
        return of(Jid.of(jid), password::toCharArray);
    }

    /** Starts with the defaults. */
    public static Builder of(Jid jid, Supplier<char[]> password) {
        return new Builder(jid, password);
    }

    /** Where to connect to. */
    public String connectHost() {
        return host.orElseGet(() -> hostName(jid));
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return jid + " at " + connectHost() + ":" + port + ", TLS " + tls;
    }

    /** Collects settings. For use by one thread. */
    public static final class Builder {
        private final Jid jid;
        private final Supplier<char[]> password;
        private Optional<String> host = Optional.empty();
        private int port = DEFAULT_PORT;
        private Tls tls = Tls.REQUIRED;
        private Optional<Path> trust = Optional.empty();
        private boolean initialPresence = true;
        private ReconnectPolicy reconnect = ReconnectPolicy.STANDARD;
        private StreamConfig stream;

        private Builder(Jid jid, Supplier<char[]> password) {
            this.jid = jid;
            this.password = password;
            this.stream = StreamConfig.named(jid.bare().toString());
        }

        /** Connects to this host; the certificate must still be valid for the domain of the account. */
        public Builder host(String name) {
            host = Optional.of(name);
            return this;
        }

        /** Connects to this port. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Sets whether the connection must be protected. */
        public Builder tls(Tls policy) {
            tls = policy;
            return this;
        }

        /** Trusts the PEM certificates in this file, and no others. */
        public Builder trust(Path pem) {
            trust = Optional.of(pem);
            return this;
        }

        /** Sets whether to send presence at the start of a session. */
        public Builder initialPresence(boolean send) {
            initialPresence = send;
            return this;
        }

        /** Sets what to do when the connection is lost. */
        public Builder reconnect(ReconnectPolicy policy) {
            reconnect = policy;
            return this;
        }

        /** Sets the bounds of the stream. */
        public Builder stream(StreamConfig config) {
            stream = config;
            return this;
        }

        /** The settings; refuses what could never connect. */
        public ClientConfig build() {
            return new ClientConfig(jid, password, host, port, tls, trust, initialPresence, reconnect, stream);
        }
    }
}
