/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * What an entity says in its presence: a hash of what it is and can do (XEP-0115, 4).
 *
 * @param hash the hash function, as in {@code sha-1}
 * @param node which software it is, usually the address of a page about it
 * @param ver the hash
 */
public record EntityCaps(String hash, String node, String ver) implements Payload {
    /** The namespace of the protocol. */
    public static final String NAMESPACE = "http://jabber.org/protocol/caps";

    /** Reads the element {@code c}; what is missing becomes empty. */
    public static final PayloadCodec<EntityCaps> CODEC = PayloadCodec.of(NAMESPACE, "c", EntityCaps::from);

    /** The longest hash, and name of a hash function, that a peer is listened to for, in chars; SHA-512 takes 88. */
    private static final int LONGEST_HASH = 128;
    /** The longest node that a peer is listened to for, in chars. */
    static final int LONGEST_NODE = 512;

    private static EntityCaps from(Element c) {
        return new EntityCaps(attribute(c, "hash"), attribute(c, "node"), attribute(c, "ver"));
    }

    private static String attribute(Element c, String name) {
        return c.attribute(name).orElse("");
    }

    /** Whether all is said, and at a length to be kept; the form without a hash function is obsolete (XEP-0115, 13). */
    boolean isUsable() {
        return fits(hash, LONGEST_HASH) && fits(ver, LONGEST_HASH) && fits(node, LONGEST_NODE);
    }

    private static boolean fits(String value, int longest) {
        return !value.isEmpty() && value.length() <= longest;
    }

    /** What to ask for (XEP-0115, 6.2). */
    String discoNode() {
        return node + "#" + ver;
    }

    /** The hash without the software, with which it has nothing to do. */
    CapsHash capsHash() {
        return new CapsHash(hash, ver);
    }

    /** Whether an element is such a payload. */
    static boolean is(Element element) {
        return element.is(NAMESPACE, "c");
    }

    @Override
    public Element toElement() {
        return Element.builder(NAMESPACE, "c")
                .attribute("hash", hash)
                .attribute("node", node)
                .attribute("ver", ver)
                .build();
    }
}
