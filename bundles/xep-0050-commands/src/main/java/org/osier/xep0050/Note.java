/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

/**
 * What a responder tells humans about a command (XEP-0050, 4.3).
 *
 * @param type how grave it is
 * @param text what is to be told
 */
public record Note(Type type, String text) {
    /** How grave a note is. */
    public enum Type {
        /** Only for information; also where the responder has not said. */
        INFO,
        /** A warning, such as of data that are valid and odd. */
        WARN,
        /** An error: why a command has failed. */
        ERROR
    }

    /** A note for information. */
    public static Note info(String text) {
        return new Note(Type.INFO, text);
    }

    /** A warning. */
    public static Note warn(String text) {
        return new Note(Type.WARN, text);
    }

    /** Why a command has failed. */
    public static Note error(String text) {
        return new Note(Type.ERROR, text);
    }
}
