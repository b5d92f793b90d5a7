/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

/**
 * A text is no {@link Jid}. The message shows it, shortened to one printable line, and says which part broke which rule, at
 * which character. Immutable.
 */
public final class MalformedJidException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 100;

    private final Part part;
    private final String reason;

    MalformedJidException(Part part, String address, String reason) {
        super("\"" + shown(address) + "\" is not a JID (local@domain/resource): " + reason);
        this.part = part;
        this.reason = reason;
    }

    /** Nothing that a stranger has sent may forge lines or turn the direction of a log. */
    private static String shown(String address) {
        String start = address.length() > MOST_SHOWN ? address.substring(0, MOST_SHOWN) + "..." : address;
        return start.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }

    /** Which part was refused. */
    public Part part() {
        return part;
    }

    /** Why, in a sentence that names the part, but without the address. */
    public String reason() {
        return reason;
    }

    /** The parts of an address (RFC 7622, 3.1). */
    public enum Part {
        /** The localpart. */
        LOCAL("the part before the @"),
        /** The domainpart. */
        DOMAIN("the domain"),
        /** The resourcepart. */
        RESOURCE("the part after the /");

        private final String inWords;

        Part(String inWords) {
            this.inWords = inWords;
        }

        @Override
        public String toString() {
            return inWords;
        }
    }
}
