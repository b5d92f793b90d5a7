/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.Test;
import org.osier.xep0030.DiscoInfo;
import org.osier.xml.Element;

/** Which answers are believed (XEP-0115, 5.4), and what of them. */
public class VerificationTest {
    private static final CapsHash EXODUS = new CapsHash("sha-1", "QgayPKawpkPSDYmwT/WM94uAlu0=");

    /** Checks an answer against the hash of its own string, as a peer would have it that tries to confuse us. */
    private static Optional<DiscoInfo> checkItself(Answer answer) {
        return Verification.check(answer.query(), Verification.hash("sha-1", answer.info()));
    }

    private static Answer romeo() {
        return Answer.of().identity("client", "pc", "", "Romeo").feature("a");
    }

    @Test
    public void believesWhatHasTheRightHash() {
        assertThat(Verification.check(Answer.exodus().query(), EXODUS))
                .hasValue(Answer.exodus().info());
    }

    /** Step 3.9. */
    @Test
    public void doesNotBelieveAnotherHash() {
        assertThat(Verification.check(Answer.exodus().feature("urn:evil").query(), EXODUS))
                .isEmpty();
    }

    /** Step 3.3; 3.4; 3.5. */
    @Test
    public void refusesWhatIsThereTwice() {
        assertThat(checkItself(romeo())).isPresent();
        assertThat(checkItself(romeo().identity("client", "pc", "", "Romeo"))).isEmpty();
        assertThat(checkItself(romeo().feature("a"))).isEmpty();
        assertThat(checkItself(romeo().form("urn:x", Answer.field("a", "1")).form("urn:x", Answer.field("a", "2"))))
                .isEmpty();
        Element twoTypes = Element.builder(DiscoInfo.FORMS, "x")
                .child(Answer.field("FORM_TYPE", Optional.of("hidden"), "urn:x", "urn:y"))
                .child(Answer.field("a", "1"))
                .build();
        assertThat(checkItself(romeo().child(twoTypes))).isEmpty();
    }

    @Test
    public void takesTheSameTypeSaidTwiceForOne() {
        Element sameType = Element.builder(DiscoInfo.FORMS, "x")
                .child(Answer.field("FORM_TYPE", Optional.of("hidden"), "urn:x", "urn:x"))
                .child(Answer.field("a", "1"))
                .build();
        assertThat(checkItself(romeo().child(sameType))).isPresent();
    }

    /** Step 3.6: neither hashed nor believed. */
    @Test
    public void ignoresFormsWithoutAHiddenType() {
        Element open = Element.builder(DiscoInfo.FORMS, "x")
                .child(Answer.field("FORM_TYPE", "urn:x"))
                .build();
        Element none = Element.builder(DiscoInfo.FORMS, "x")
                .child(Answer.field("software", "evil"))
                .build();
        assertThat(Verification.check(Answer.exodus().child(open).child(none).query(), EXODUS))
                .hasValue(Answer.exodus().info());
    }

    /** A liar could else add to what others say, under their hash. */
    @Test
    public void believesOnlyWhatWasHashed() {
        Answer honest = romeo().form("urn:x", Answer.field("a", "1"));
        Element embellished = Element.builder(DiscoInfo.FORMS, "x")
                .attribute("type", "form")
                .child(DiscoInfo.FORMS, "title", "Click here")
                .child(Answer.field("FORM_TYPE", Optional.of("hidden"), "urn:x"))
                .child(Element.builder(DiscoInfo.FORMS, "field")
                        .attribute("var", "a")
                        .attribute("label", "evil")
                        .child(DiscoInfo.FORMS, "value", "1")
                        .build())
                .build();
        Answer liar = romeo().child(embellished).child(Element.of("urn:evil", "more"));
        assertThat(Verification.check(liar.query(), honest.caps().capsHash())).hasValue(honest.info());
    }

    @Test
    public void refusesWhatIsIncomplete() {
        Element noType = Element.builder(DiscoInfo.NAMESPACE, "identity")
                .attribute("category", "client")
                .build();
        assertThat(checkItself(romeo().child(noType))).isEmpty();
        assertThat(checkItself(romeo().child(Element.of(DiscoInfo.NAMESPACE, "feature"))))
                .isEmpty();
        assertThat(checkItself(Answer.of().feature("a"))).isEmpty();
    }

    /** The strings are equal, and so are the hashes; only one of the two readings is honest. */
    @Test
    public void refusesFeaturesMadeOutOfOtherParts() {
        Answer honest = Answer.of()
                .identity("client", "pc", "el", "R")
                .identity("client", "pc", "en", "R")
                .feature("urn:a")
                .feature("urn:b");
        CapsHash hash = honest.caps().capsHash();
        assertThat(Verification.check(honest.query(), hash)).isPresent();
        Answer identityAsFeature = Answer.of()
                .identity("client", "pc", "el", "R")
                .feature("client/pc/en/R")
                .feature("urn:a")
                .feature("urn:b");
        Answer slashes = Answer.of()
                .identity("client/pc", "el", "R<client", "")
                .feature("urn:a")
                .feature("urn:b");
        assertThat(Verification.hash("sha-1", identityAsFeature.info())).isEqualTo(hash);
        assertThat(Verification.check(identityAsFeature.query(), hash)).isEmpty();
        assertThat(Verification.check(slashes.query(), hash)).isEmpty();
    }

    /** The last features, as a form of which nobody asks for features: who believes it sends without encryption. */
    @Test
    public void refusesFeaturesHiddenInAForm() {
        Answer honest = romeo().feature("urn:a").feature("urn:b").feature("urn:c");
        CapsHash hash = honest.caps().capsHash();
        Answer oneHidden = romeo().feature("urn:a").feature("urn:b").form("urn:c");
        Answer twoHidden = romeo().feature("urn:a").form("urn:b", Answer.field("urn:c"));
        Answer threeHidden = romeo().form("urn:a", Answer.field("urn:b", "urn:c"));
        for (Answer hiding : new Answer[] {oneHidden, twoHidden, threeHidden}) {
            assertThat(Verification.hash("sha-1", hiding.info())).isEqualTo(hash);
            assertThat(Verification.check(hiding.query(), hash)).isEmpty();
        }
    }

    /** XEP-0115, 5.1, the note. */
    @Test
    public void refusesPartsThatHoldASeparator() {
        Answer injecting = Answer.of()
                .identity("client", "pc", "", "Exodus 0.9.1<http://jabber.org/protocol/caps")
                .feature("http://jabber.org/protocol/disco#info")
                .feature("http://jabber.org/protocol/disco#items")
                .feature("http://jabber.org/protocol/muc");
        assertThat(Verification.check(injecting.query(), EXODUS)).isEmpty();
    }
}
