/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.util.Objects;
import java.util.Optional;

/**
 * An XMPP address (RFC 7622): {@code local@domain/resource}, of which only the domain must be there. Immutable; parts are
 * kept prepared, so that equal addresses are equal objects in the sense of {@link #equals}.
 */
public final class Jid implements Comparable<Jid> {
    private final String local;
    private final String domain;
    private final String resource;
    private final String text;

    private Jid(String local, String domain, String resource) {
        this.local = local;
        this.domain = domain;
        this.resource = resource;
        this.text = (local.isEmpty() ? "" : local + "@") + domain + (resource.isEmpty() ? "" : "/" + resource);
    }

    /**
     * Parses and prepares an address.
     *
     * @throws IllegalArgumentException when it is malformed; the message names the part and the reason
     */
    public static Jid of(String address) {
        Objects.requireNonNull(address, "address");
        // RFC 7622, 3.1: the resource may contain both separators, so it is split off first.
        int slash = address.indexOf('/');
        String bare = slash < 0 ? address : address.substring(0, slash);
        int at = bare.indexOf('@');
        if (at == 0) {
            throw JidParts.malformed(address, "there is nothing before the @");
        }
        if (slash >= 0 && slash == address.length() - 1) {
            throw JidParts.malformed(address, "there is nothing after the /");
        }
        String local = at < 0 ? "" : JidParts.local(bare.substring(0, at), address);
        String domain = JidParts.domain(bare.substring(at + 1), address);
        String resource = slash < 0 ? "" : JidParts.resource(address.substring(slash + 1), address);
        return new Jid(local, domain, resource);
    }

    /** The localpart, as in {@code romeo}. */
    public Optional<String> local() {
        return local.isEmpty() ? Optional.empty() : Optional.of(local);
    }

    /** The domainpart, as in {@code example.net}. */
    public String domain() {
        return domain;
    }

    /** The resourcepart, as in {@code orchard}. */
    public Optional<String> resource() {
        return resource.isEmpty() ? Optional.empty() : Optional.of(resource);
    }

    /** Whether there is no resourcepart. */
    public boolean isBare() {
        return resource.isEmpty();
    }

    /** This address without its resourcepart. */
    public Jid bare() {
        return resource.isEmpty() ? this : new Jid(local, domain, "");
    }

    /** This address with another resourcepart; refuses one that is empty or malformed. */
    public Jid withResource(String other) {
        return new Jid(local, domain, JidParts.resource(other, bare() + "/" + other));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Jid that && text.equals(that.text));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Orders by the text of the address. */
    @Override
    public int compareTo(Jid other) {
        return text.compareTo(other.text);
    }

    /** The prepared address as it goes over the wire. */
    @Override
    public String toString() {
        return text;
    }
}
