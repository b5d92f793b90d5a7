/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import java.util.Objects;
import java.util.Optional;

/**
 * An XMPP address (RFC 7622): {@code local@domain/resource}, of which only the domain must be there. Parts are kept prepared,
 * so two addresses are equal exactly when their texts are. What that means for characters beyond ASCII goes by the Unicode
 * version of the JVM: an older one refuses localparts and domains with letters that it does not know yet.
 *
 * <p>Immutable and thread-safe. Those parsed lately are kept in a bounded cache, so the same text often, but not always,
 * gives the same object; compare with {@link #equals}.
 */
public final class Jid implements Comparable<Jid> {
    private static final JidCache CACHE = new JidCache();

    private final String local;
    private final String domain;
    private final String resource;
    private final String text;
    /** Made when first asked for; whichever thread's wins is equal to the others. */
    private Jid bare;

    private Jid(String local, String domain, String resource, String text) {
        this.local = local;
        this.domain = domain;
        this.resource = resource;
        this.text = text;
    }

    /**
     * Parses and prepares an address.
     *
     * @param address of at most 1023 bytes of UTF-8 for each part
     * @throws MalformedJidException when it is malformed; the message names the part and the reason
     */
    public static Jid of(String address) {
        Objects.requireNonNull(address, "address");
        if (address.length() > JidCache.LONGEST_TEXT) {
            return parse(address);
        }
        Optional<Jid> known = CACHE.find(address);
        return known.isPresent() ? known.get() : CACHE.intern(address, parse(address));
    }

    private static Jid parse(String address) {
        // RFC 7622, 3.2: the resource may contain both separators, so it is split off first.
        int slash = address.indexOf('/');
        int end = slash < 0 ? address.length() : slash;
        int at = address.indexOf('@') < end ? address.indexOf('@') : -1;
        String writtenLocal = at < 0 ? "" : address.substring(0, at);
        String writtenDomain = address.substring(at + 1, end);
        String writtenResource = slash < 0 ? "" : address.substring(slash + 1);
        String local = at < 0 ? "" : Localpart.prepare(writtenLocal, address);
        String domain = Domainpart.prepare(writtenDomain, address);
        String resource = slash < 0 ? "" : Resourcepart.prepare(writtenResource, address);
        boolean isPrepared =
                local.equals(writtenLocal) && domain.equals(writtenDomain) && resource.equals(writtenResource);
        return new Jid(local, domain, resource, isPrepared ? address : text(local, domain, resource));
    }

    private static String text(String local, String domain, String resource) {
        StringBuilder text = new StringBuilder(local.length() + domain.length() + resource.length() + 2);
        if (!local.isEmpty()) {
            text.append(local).append('@');
        }
        text.append(domain);
        if (!resource.isEmpty()) {
            text.append('/').append(resource);
        }
        return text.toString();
    }

    /** The localpart, as in {@code romeo}. */
    public Optional<String> local() {
        return local.isEmpty() ? Optional.empty() : Optional.of(local);
    }

    /** The domainpart, as in {@code example.net}; labels beyond ASCII are U-labels, IPv6 addresses stand in brackets. */
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
        if (resource.isEmpty()) {
            return this;
        }
        Jid known = bare;
        if (known == null) {
            String bareText = text.substring(0, text.length() - resource.length() - 1);
            known = CACHE.find(bareText).orElseGet(() -> CACHE.intern(bareText, new Jid(local, domain, "", bareText)));
            bare = known;
        }
        return known;
    }

    /**
     * This address with another resourcepart.
     *
     * @throws MalformedJidException when that is empty or malformed
     */
    public Jid withResource(String other) {
        String prepared = Resourcepart.prepare(other, bare() + "/" + other);
        return new Jid(local, domain, prepared, text(local, domain, prepared));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Jid that && hashCode() == that.hashCode() && text.equals(that.text));
    }

    /** Counted once: the text keeps it. */
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
