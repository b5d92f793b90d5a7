/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * What an entity is and what it can do (XEP-0030, 3). Immutable.
 *
 * <p>One that a peer has sent is no larger than its stanza: {@link org.osier.xml.XmlLimits} bounds the identities, features
 * and forms together.
 *
 * @param node the part of the entity that was asked about; empty for the entity itself
 * @param identities what it is
 * @param features what it can do; sorted
 * @param forms what else it says of itself: data forms as they are on the wire (XEP-0128)
 */
public record DiscoInfo(Optional<String> node, List<Identity> identities, Set<String> features, List<Element> forms)
        implements Payload {
    /** The namespace of the protocol. */
    public static final String NAMESPACE = "http://jabber.org/protocol/disco#info";

    /** The namespace of the forms (XEP-0004). */
    public static final String FORMS = "jabber:x:data";

    /** Reads an answer; identities and features that are incomplete are left out, as is what is none of it. */
    public static final PayloadCodec<DiscoInfo> CODEC = PayloadCodec.of(NAMESPACE, "query", DiscoInfo::from);

    /** Copies what it is given. */
    public DiscoInfo {
        identities = List.copyOf(identities);
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
        forms = List.copyOf(forms);
    }

    /** Without forms. */
    public DiscoInfo(Optional<String> node, List<Identity> identities, Set<String> features) {
        this(node, identities, features, List.of());
    }

    /** What has one identity and these features, {@value #NAMESPACE} among them, which all have (XEP-0030, 3.1). */
    public static DiscoInfo of(Identity identity, String... features) {
        Set<String> all = new TreeSet<>(List.of(features));
        all.add(NAMESPACE);
        return new DiscoInfo(Optional.empty(), List.of(identity), all);
    }

    private static DiscoInfo from(Element query) {
        Set<String> features = new TreeSet<>();
        query.children(NAMESPACE, "feature").forEach(e -> e.attribute("var").ifPresent(features::add));
        return new DiscoInfo(
                query.attribute("node"),
                query.children(NAMESPACE, Identity.ELEMENT).stream()
                        .flatMap(e -> Identity.from(e).stream())
                        .toList(),
                features,
                query.children(FORMS, "x"));
    }

    /** Whether the entity says that it has a feature. */
    public boolean supports(String feature) {
        return features.contains(feature);
    }

    /** The same about a node; empty for the entity itself. */
    public DiscoInfo withNode(Optional<String> other) {
        return new DiscoInfo(other, identities, features, forms);
    }

    @Override
    public Element toElement() {
        return Element.builder(NAMESPACE, "query")
                .attribute("node", node)
                .children(identities.stream().map(Identity::toElement).toList())
                .children(features.stream().map(DiscoInfo::feature).toList())
                .children(forms)
                .build();
    }

    private static Element feature(String feature) {
        return Element.builder(NAMESPACE, "feature").attribute("var", feature).build();
    }
}
