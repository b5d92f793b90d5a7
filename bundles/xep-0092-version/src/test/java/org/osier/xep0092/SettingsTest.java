/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0092;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class SettingsTest {
    @Test
    public void tellsNothingOfTheSystemUnlessAsked() {
        assertThat(Settings.of(Map.of("service.pid", "org.osier.xep0092")).answer())
                .isEqualTo(new Version("Osier", "0.1.0", Optional.empty()));
        assertThat(Settings.of(Map.of("os", false)).answer().os()).isEmpty();
        assertThat(Settings.of(Map.of("os", "true")).answer().os()).hasValue(System.getProperty("os.name"));
    }

    @Test
    public void tellsWhatTheOptionsSay() {
        Settings settings = Settings.of(Map.of("name", " Romeo's bot ", "version", 2));
        assertThat(settings.answer()).isEqualTo(new Version("Romeo's bot", "2", Optional.empty()));
        assertThat(settings.troubles()).isEmpty();
    }

    @Test
    public void hasOneLineForEachOptionThatIsWrong() {
        Settings settings = Settings.of(Map.of("name", " ", "version", "1\n2", "os", "perhaps"));
        assertThat(settings.answer()).isEqualTo(Settings.DEFAULT);
        assertThat(settings.troubles())
                .containsExactly(
                        "[name]: it must be one line of text; telling \"Osier\"",
                        "[version]: it must be one line of text; telling \"0.1.0\"",
                        "[os]: it must be true or false; taken for false");
    }

    @Test
    public void theHandlerFollowsItsOptions() {
        VersionHandler handler = new VersionHandler(new Version("Bot", "1", Optional.empty()));
        org.osier.stanza.Iq request =
                org.osier.stanza.Iq.get(org.osier.jid.Jid.of("romeo@montague.lit"), Version.QUERY);
        assertThat(handler.handle(request, null)
                        .payload(Version.CODEC)
                        .orElseThrow()
                        .name())
                .isEqualTo("Bot");
        handler.configure(Map.of("name", "Another"));
        assertThat(handler.handle(request, null)
                        .payload(Version.CODEC)
                        .orElseThrow()
                        .name())
                .isEqualTo("Another");
        handler.configure(Map.of("os", "perhaps"));
        assertThat(handler.handle(request, null).payload(Version.CODEC)).hasValue(Settings.DEFAULT);
    }
}
