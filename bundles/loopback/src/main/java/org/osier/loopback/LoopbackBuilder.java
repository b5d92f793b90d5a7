/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.loopback.internal.Settings;

/** Collects what a {@link LoopbackServer} is started with. For use by one thread. */
public final class LoopbackBuilder {
    private static final int MOST_PORT = 65535;

    private final Map<String, String> users = new LinkedHashMap<>();
    private final Map<String, String> components = new LinkedHashMap<>();
    private final List<Settings.Contact> contacts = new ArrayList<>();
    private Optional<LoopbackCertificate> certificate = Optional.empty();
    private String domain = "localhost";
    private boolean mutualContacts = true;
    private int clientPort;
    private int componentPort;
    private int mostConnections = 256;
    private Duration loginTime = Duration.ofSeconds(30);
    private Duration patience = Duration.ofSeconds(10);

    LoopbackBuilder() {}

    /** Sets the domain that is served. */
    public LoopbackBuilder domain(String name) {
        Jid jid = Jid.of(name);
        if (!jid.toString().equals(jid.domain())) {
            throw new IllegalArgumentException("\"" + name + "\" is not a domain");
        }
        domain = jid.domain();
        return this;
    }

    /**
     * Adds an account.
     *
     * @param name the localpart, as in {@code romeo}
     * @param password not empty
     */
    public LoopbackBuilder user(String name, String password) {
        requireSecret("user " + name, password);
        if (users.put(account(name).local().orElseThrow(), password) != null) {
            throw new IllegalArgumentException("the user " + name + " is there twice");
        }
        return this;
    }

    /**
     * Lets a component connect.
     *
     * @param name its domain, as in {@code echo.localhost}
     * @param secret not empty
     */
    public LoopbackBuilder component(String name, String secret) {
        requireSecret("component " + name, secret);
        Jid jid = Jid.of(name);
        if (!jid.toString().equals(jid.domain())) {
            throw new IllegalArgumentException("\"" + name + "\" is not the domain of a component (echo.localhost)");
        }
        if (components.put(jid.domain(), secret) != null) {
            throw new IllegalArgumentException("the component " + name + " is there twice");
        }
        return this;
    }

    private static void requireSecret(String whose, String secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("the " + whose + " has an empty password");
        }
    }

    /** Sets whether each user starts as a contact of each other, with subscription {@code both}; they do by default. */
    public LoopbackBuilder mutualContacts(boolean mutual) {
        mutualContacts = mutual;
        return this;
    }

    /**
     * Puts a contact into a user's roster, with subscription {@code both}; when it is a user too, also the other way.
     *
     * @param user the localpart of a user
     * @param contact a bare JID, such as that of another user or of something within a component
     */
    public LoopbackBuilder contact(String user, String contact) {
        contacts.add(new Settings.Contact(
                account(user).local().orElseThrow(), Jid.of(contact).bare()));
        return this;
    }

    /** Sets what proves the server to clients; by default a new one is made. It must be for the domain. */
    public LoopbackBuilder certificate(LoopbackCertificate shared) {
        certificate = Optional.of(shared);
        return this;
    }

    /** Sets the port for clients; 0, the default, takes a free one. */
    public LoopbackBuilder clientPort(int port) {
        clientPort = requirePort(port);
        return this;
    }

    /** Sets the port for components; 0, the default, takes a free one. */
    public LoopbackBuilder componentPort(int port) {
        componentPort = requirePort(port);
        return this;
    }

    private static int requirePort(int port) {
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and " + MOST_PORT);
        }
        return port;
    }

    /** Sets how many connections may be open at once, logged in or not; 256 by default. */
    public LoopbackBuilder mostConnections(int most) {
        mostConnections = most;
        return this;
    }

    /** Sets how long a connection may take to log in before it is cut; 30 s by default. */
    public LoopbackBuilder loginTime(Duration time) {
        loginTime = time;
        return this;
    }

    /** Sets how long a session that takes too little may hold up those who send to it; 10 s by default. */
    public LoopbackBuilder patience(Duration time) {
        patience = time;
        return this;
    }

    /**
     * Starts the server. Takes about half a second, if a certificate has to be made.
     *
     * @throws LoopbackException when a port is taken or no certificate can be made
     * @throws IllegalArgumentException when a contact is for nobody, or a component has the server's own domain
     */
    public LoopbackServer start() {
        contacts.forEach(contact -> {
            if (!users.containsKey(contact.user())) {
                throw new IllegalArgumentException("there is no user " + contact.user() + " to have contacts");
            }
        });
        if (components.containsKey(domain)) {
            throw new IllegalArgumentException("the component " + domain + " has the server's own domain");
        }
        return new LoopbackServer(new Settings(
                domain,
                Map.copyOf(users),
                Map.copyOf(components),
                mutualContacts,
                List.copyOf(contacts),
                certificate.orElseGet(() -> LoopbackCertificate.create(domain)),
                clientPort,
                componentPort,
                mostConnections,
                loginTime,
                patience));
    }

    private static Jid account(String name) {
        Jid jid = Jid.of(name + "@localhost");
        if (jid.local().isEmpty() || !jid.isBare() || !jid.domain().equals("localhost")) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of a user (romeo)");
        }
        return jid;
    }
}
