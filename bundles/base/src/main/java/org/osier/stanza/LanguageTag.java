/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import java.util.regex.Pattern;

/** What may be written into {@code xml:lang}: a language tag as RFC 5646 and XML Schema have it (xs:language). */
final class LanguageTag {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

    private LanguageTag() {}

    /** Returns the tag; refuses what is none, in a message that names the part. */
    static String require(String tag, String part) {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("the language of " + part + " is \"" + tag
                    + "\", which is no language tag (RFC 5646), such as en or pt-BR");
        }
        return tag;
    }
}
