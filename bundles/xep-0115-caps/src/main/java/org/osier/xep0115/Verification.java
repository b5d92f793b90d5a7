/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.Identity;
import org.osier.xml.Element;

/**
 * Checks an answer against the hash that it was asked for (XEP-0115, 5.4). Only what is in the hash is believed.
 *
 * <p>The string that is hashed has no marks between identities, features and forms, so an answer may have the right hash
 * and yet say something else (XEP-0115, 9.3). What could be read in two ways is refused here, which an honest answer pays
 * for only by being believed about its sender alone.
 */
final class Verification {
    /** What an identity looks like in the string. */
    private static final Pattern IDENTITY = Pattern.compile("[^/]+/[^/]+/[^/]*/.*", Pattern.DOTALL);

    private final Element query;
    private final DiscoInfo info;
    private final List<HashedForm> forms;

    private Verification(Element query) {
        this.query = query;
        this.info = DiscoInfo.CODEC.from().apply(query);
        this.forms = info.forms().stream()
                .flatMap(form -> HashedForm.of(form).stream())
                .toList();
    }

    /** What the answer says, without what was not hashed; empty when it is ill-formed or has another hash. */
    static Optional<DiscoInfo> check(Element query, CapsHash hash) {
        Verification answer = new Verification(query);
        return answer.isWellFormed() && answer.isUnambiguous() && hash.isOf(answer.string())
                ? Optional.of(answer.believed())
                : Optional.empty();
    }

    /** The hash of what a session says of itself. */
    static CapsHash hash(String function, DiscoInfo info) {
        return CapsHash.of(function, new Verification(info.toElement()).string());
    }

    private VerificationString string() {
        return VerificationString.of(info, forms);
    }

    private DiscoInfo believed() {
        return new DiscoInfo(
                Optional.empty(),
                info.identities(),
                info.features(),
                forms.stream().sorted().map(HashedForm::toElement).toList());
    }

    /** Steps 3.3 to 3.5, and nothing that is incomplete: it would be hashed, but not believed. */
    private boolean isWellFormed() {
        return query.children(DiscoInfo.NAMESPACE, "identity").size() == distinct(info.identities())
                && query.children(DiscoInfo.NAMESPACE, "feature").size()
                        == info.features().size()
                && distinct(forms.stream().map(HashedForm::type).toList()) == forms.size()
                && info.forms().stream().noneMatch(HashedForm::isAmbiguous);
    }

    private static int distinct(Collection<?> parts) {
        return new HashSet<>(parts).size();
    }

    private boolean isUnambiguous() {
        return !info.identities().isEmpty()
                && info.identities().stream().noneMatch(Verification::hasMoreParts)
                && info.features().stream()
                        .noneMatch(feature -> IDENTITY.matcher(feature).matches())
                && forms.stream().allMatch(Verification::isNoRowOfFeatures);
    }

    private static boolean hasMoreParts(Identity identity) {
        return (identity.category() + identity.type() + identity.lang().orElse("")).indexOf('/') >= 0;
    }

    /** A form without values, or with fields named like features, could be made of the last features to hide them. */
    private static boolean isNoRowOfFeatures(HashedForm form) {
        return !form.fields().isEmpty()
                && form.fields().stream()
                        .noneMatch(field ->
                                field.values().isEmpty() || field.name().indexOf(':') >= 0);
    }
}
