/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class OptionsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void sourceIsTheFileRelativeToTheHome() {
        Path file = home().resolve("etc/org.osier.client-romeo.cfg");
        Map<String, Object> values =
                Map.of("felix.fileinstall.filename", file.toUri().toString());

        assertThat(options(values).source()).isEqualTo("etc/org.osier.client-romeo.cfg");
    }

    @Test
    public void sourceOutsideOfTheHomeIsAbsolute() {
        Path file = home().resolveSibling("elsewhere.cfg");
        Map<String, Object> values =
                Map.of("felix.fileinstall.filename", file.toUri().toString());

        assertThat(options(values).source()).isEqualTo(file.toString());
    }

    @Test
    public void sourceWithoutAFileIsThePid() {
        assertThat(options(Map.of("service.pid", "org.osier.client~romeo")).source())
                .isEqualTo("org.osier.client~romeo");
    }

    @Test
    public void unknownAreThoseThatTheDefinitionLacks() {
        Options options = options(Map.of(
                "jid", "romeo@localhost",
                "password.file", "secret",
                "pasword", "x",
                "service.pid", "p",
                "service.factoryPid", "p",
                "felix.fileinstall.filename", "file:/x"));

        assertThat(options.unknown(ClientOptions.class)).containsExactly("pasword");
    }

    @Test
    public void namesHaveDotsForUnderscores() {
        assertThat(Options.names(ComponentOptions.class))
                .containsExactly("domain", "host", "port", "remote.allowed", "secret", "secret.env", "secret.file");
    }

    @Test
    public void textLosesTheSpaceAroundIt() throws OptionException {
        assertThat(options(Map.of("host", " example.net ")).text("host")).contains("example.net");
    }

    @Test
    public void emptyTextIsRefused() {
        assertRefused("host", () -> options(Map.of("host", " ")).text("host"), "host is empty");
    }

    @Test
    public void missingJidIsRefused() {
        assertRefused("jid", () -> options(Map.of()).jid("jid"), "jid is missing");
    }

    @Test
    public void malformedJidIsRefusedWithTheReason() {
        assertRefused("jid", () -> options(Map.of("jid", "@localhost")).jid("jid"), "@localhost");
    }

    @Test
    public void portsAreNumbersInRange() throws OptionException {
        assertThat(options(Map.of()).port("port", 5222)).isEqualTo(5222);
        assertThat(options(Map.of("port", 443)).port("port", 5222)).isEqualTo(443);
        assertThat(options(Map.of("port", "65535")).port("port", 5222)).isEqualTo(65535);
        for (String bad : List.of("0", "65536", "-1", "http", "5222.0")) {
            assertRefused("port", () -> options(Map.of("port", bad)).port("port", 5222), "\"" + bad + "\" is no port");
        }
    }

    @Test
    public void flagsAreTrueOrFalse() throws OptionException {
        assertThat(options(Map.of()).flag("presence", true)).isTrue();
        assertThat(options(Map.of("presence", "false")).flag("presence", true)).isFalse();
        assertRefused("presence", () -> options(Map.of("presence", "yes")).flag("presence", true), "true or false");
    }

    @Test
    public void filesAreRelativeToTheHome() throws Exception {
        Path file = folder.newFile("ca.pem").toPath();

        assertThat(options(Map.of("ca", "ca.pem")).file("ca")).contains(file);
    }

    @Test
    public void missingFileMayComeLater() {
        assertThatThrownBy(() -> options(Map.of("ca", "ca.pem")).file("ca"))
                .isInstanceOfSatisfying(OptionException.class, e -> {
                    assertThat(e.option()).isEqualTo("ca");
                    assertThat(e.mayPass()).isTrue();
                })
                .hasMessageContaining(home().resolve("ca.pem").toString());
    }

    @Test
    public void fileWithoutCertificatesIsRefused() throws Exception {
        Files.writeString(folder.newFile("ca.pem").toPath(), "not PEM");

        assertRefused("ca", () -> options(Map.of("ca", "ca.pem")).certificates("ca"), "holds no certificate");
    }

    private Path home() {
        return folder.getRoot().toPath();
    }

    private Options options(Map<String, Object> values) {
        return new Options(values, new Surroundings(home(), name -> null));
    }

    private static void assertRefused(String option, ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OptionException.class, e -> assertThat(e.option()).isEqualTo(option))
                .hasMessageContaining(message);
    }
}
