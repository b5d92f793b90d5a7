/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.regex.Pattern;

/**
 * What can go wrong with a stream or a request. Unchecked; each subclass is one kind of failure. The message is fit to
 * be shown to an operator: it says what to do, holds no secret, and is one line, whatever a peer put into it.
 */
public abstract class XmppException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Whatever could end a line of a log, or change how it reads. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private static final int LONGEST = 1000;

    /** A failure with a message for the operator. */
    protected XmppException(String message) {
        super(line(message));
    }

    /** A failure with a message for the operator and what led to it. */
    protected XmppException(String message, Throwable cause) {
        super(line(message), cause);
    }

    private static String line(String message) {
        String bounded = message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message;
        return UNPRINTABLE.matcher(bounded).replaceAll(" ");
    }

    /** Whether the same attempt may succeed later; false where somebody has to change something first. */
    public boolean mayPass() {
        return true;
    }
}
