/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.Identity;

/**
 * What is hashed (XEP-0115, 5.1): identities, features and forms, each sorted by octets and ended by a {@code <}.
 *
 * @param text the string
 */
record VerificationString(String text) {
    /** The collation {@code i;octet} (RFC 4790, 9.3), which is that of UTF-8 and not quite that of {@link String}. */
    static final Comparator<String> OCTETS =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private static final Comparator<Identity> IDENTITIES = Comparator.comparing(Identity::category, OCTETS)
            .thenComparing(Identity::type, OCTETS)
            .thenComparing(identity -> identity.lang().orElse(""), OCTETS)
            .thenComparing(identity -> identity.name().orElse(""), OCTETS);

    /**
     * The string for what an entity says of itself.
     *
     * @param forms its forms, as far as they count
     */
    static VerificationString of(DiscoInfo info, List<HashedForm> forms) {
        StringBuilder text = new StringBuilder();
        info.identities().stream().sorted(IDENTITIES).forEach(identity -> append(text, line(identity)));
        appendSorted(text, info.features());
        forms.stream().sorted().forEach(form -> form.appendTo(text));
        return new VerificationString(text.toString());
    }

    private static String line(Identity identity) {
        return String.join(
                "/",
                identity.category(),
                identity.type(),
                identity.lang().orElse(""),
                identity.name().orElse(""));
    }

    static void appendSorted(StringBuilder text, Collection<String> parts) {
        parts.stream().sorted(OCTETS).forEach(part -> append(text, part));
    }

    /** XEP-0115, 5.1: a less-than sign within a part stays an entity, or a part could pass for two. */
    static void append(StringBuilder text, String part) {
        text.append(part.replace("<", "&lt;")).append('<');
    }
}
