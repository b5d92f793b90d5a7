/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.Test;
import org.osier.Point;

/** RFC 6120, 8.1.5 and RFC 4647: which text is in which language, and which one suits. */
public class LangTextsTest {
    private static final String CLIENT = "jabber:client";

    private static Element body(String lang, String text) {
        return Element.builder(CLIENT, "body")
                .attribute(QName.XML_LANG, lang)
                .text(text)
                .build();
    }

    private static final Element MESSAGE = Element.builder(CLIENT, "message")
            .child(CLIENT, "body", "Wherefore art thou")
            .child(body("fr", "Pourquoi es-tu"))
            .child(body("de-AT", "Warum denn"))
            .child(body("cs", "Proč"))
            .child(CLIENT, "subject", "Romeo")
            .build();

    private static final LangTexts BODIES = MESSAGE.texts(CLIENT, "body");

    @Test
    @Point(35)
    public void tellsAllTextsByLanguage() {
        assertThat(BODIES.all())
                .containsExactly(
                        entry("", "Wherefore art thou"),
                        entry("fr", "Pourquoi es-tu"),
                        entry("de-AT", "Warum denn"),
                        entry("cs", "Proč"));
        assertThat(BODIES.first()).contains("Wherefore art thou");
        assertThat(MESSAGE.texts(CLIENT, "thread").all()).isEmpty();
        assertThat(MESSAGE.texts(CLIENT, "thread").first()).isEmpty();
    }

    @Test
    public void allIsForReading() {
        assertThatThrownBy(() -> BODIES.all().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    public void aChildInheritsFromItsParent() {
        Element english = MESSAGE.toBuilder().attribute(QName.XML_LANG, "en").build();
        assertThat(english.texts(CLIENT, "body").all()).containsEntry("en", "Wherefore art thou");
    }

    @Test
    @Point(24)
    public void aStanzaInheritsFromItsStream() {
        assertThat(MESSAGE.inheritLang("en").lang()).contains("en");
        assertThat(MESSAGE.inheritLang("en").texts(CLIENT, "body").best("en")).contains("Wherefore art thou");
        assertThat(MESSAGE.inheritLang("en").content()).isEqualTo(MESSAGE.content());
    }

    @Test
    public void whatStatesALanguageInheritsNone() {
        Element french = body("fr", "Pourquoi");
        Element unknown = body("", "?");
        assertThat(french.inheritLang("en")).isSameAs(french);
        assertThat(unknown.inheritLang("en"))
                .as("the empty language is one (XML 1.0, 2.12)")
                .isSameAs(unknown);
        assertThat(MESSAGE.inheritLang("")).isSameAs(MESSAGE);
        assertThatThrownBy(() -> MESSAGE.inheritLang("\u0000")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void theEmptyLanguageOfAChildHidesThatOfItsParent() {
        Element message = Element.builder(CLIENT, "message")
                .attribute(QName.XML_LANG, "en")
                .child(body("", "?"))
                .build();
        assertThat(message.texts(CLIENT, "body").all()).containsExactly(entry("", "?"));
    }

    @Test
    public void theFirstTextOfALanguageCounts() {
        Element twice = MESSAGE.toBuilder()
                .child(body("fr", "autre"))
                .child(body("FR", "tiers"))
                .build();
        assertThat(twice.texts(CLIENT, "body").best("fr")).contains("Pourquoi es-tu");
        assertThat(twice.texts(CLIENT, "body").best("FR")).contains("Pourquoi es-tu");
    }

    @Test
    @Point(35)
    public void bestLooksUpTheLanguageThenAMoreGeneralOneThenAMoreSpecialOne() {
        assertThat(BODIES.best("fr")).contains("Pourquoi es-tu");
        assertThat(BODIES.best("FR-ch")).contains("Pourquoi es-tu");
        assertThat(BODIES.best("fr-Latn-CH-x-valais")).contains("Pourquoi es-tu");
        assertThat(BODIES.best("de")).contains("Warum denn");
        assertThat(BODIES.best("d")).isEmpty();
        assertThat(BODIES.best("es")).isEmpty();
        assertThat(BODIES.best("es", "cs", "fr")).contains("Proč");
        assertThat(BODIES.best("es", "*")).contains("Wherefore art thou");
        assertThat(BODIES.best()).isEmpty();
    }

    /** RFC 4647, 3.4: a single letter or digit goes together with what follows it. */
    @Test
    public void lookUpLeavesNoSingletonAtTheEnd() {
        Element message = Element.builder(CLIENT, "message")
                .child(body("zh-Hant-CN-x", "never"))
                .child(body("zh-Hant", "this"))
                .build();
        assertThat(message.texts(CLIENT, "body").best("zh-Hant-CN-x-private1-private2"))
                .contains("this");
    }

    /** RFC 4647, 3.3.1. */
    @Test
    public void basicFilteringTakesWholeSubtags() {
        assertThat(BODIES.in("de").all()).containsExactly(entry("de-AT", "Warum denn"));
        assertThat(BODIES.in("DE-at").all()).hasSize(1);
        assertThat(BODIES.in("de-DE").all()).isEmpty();
        assertThat(BODIES.in("de-A").all()).isEmpty();
        assertThat(BODIES.in("*")).isEqualTo(BODIES);
        assertThat(BODIES.in("").all()).containsExactly(entry("", "Wherefore art thou"));
    }
}
