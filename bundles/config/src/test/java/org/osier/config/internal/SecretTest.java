/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osier.session.AuthenticationException;

public final class SecretTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void isTakenFromTheOptionAsItIs() throws OptionException {
        Secret secret = secret(Map.of("password", " with spaces "));

        assertThat(secret.value().get()).containsExactly(" with spaces ".toCharArray());
        assertThat(secret.option()).isEqualTo("password");
    }

    @Test
    public void eachUserGetsACopyToWipe() throws OptionException {
        Secret secret = secret(Map.of("password", "secret"));
        secret.value().get()[0] = '\0';

        assertThat(secret.value().get()).containsExactly("secret".toCharArray());
    }

    @Test
    public void isTakenFromTheEnvironment() throws OptionException {
        Secret secret = secret(Map.of("password.env", "ROMEO"));

        assertThat(secret.value().get()).containsExactly("from ROMEO".toCharArray());
    }

    @Test
    public void missingVariableIsRefused() {
        assertThatThrownBy(() -> secret(Map.of("password.env", "UNSET")))
                .isInstanceOfSatisfying(
                        OptionException.class, e -> assertThat(e.option()).isEqualTo("password.env"))
                .hasMessageContaining("UNSET is not set");
    }

    @Test
    public void isTheFirstLineOfAFile() throws Exception {
        Files.writeString(file(), "sécret 1\r\nanything else\n");

        assertThat(secret(Map.of("password.file", "password")).value().get()).containsExactly("sécret 1".toCharArray());
    }

    @Test
    public void fileIsReadForEachLogin() throws Exception {
        Files.writeString(file(), "old");
        Secret secret = secret(Map.of("password.file", "password"));
        Files.writeString(file(), "new");

        assertThat(secret.value().get()).containsExactly("new".toCharArray());
    }

    @Test
    public void fileThatIsGoneAtALoginFailsThatLoginOnly() throws Exception {
        Files.writeString(file(), "old");
        Secret secret = secret(Map.of("password.file", "password"));
        Files.delete(file());

        assertThatThrownBy(() -> secret.value().get())
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        e -> assertThat(e.mayPass()).isTrue());
    }

    @Test
    public void emptyFileIsRefused() throws Exception {
        Files.createFile(file());

        assertThatThrownBy(() -> secret(Map.of("password.file", "password")))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    public void noneIsRefused() {
        assertThatThrownBy(() -> secret(Map.of()))
                .isInstanceOf(OptionException.class)
                .hasMessage("password is missing; give one of password, password.env, password.file");
    }

    @Test
    public void twoAreRefused() {
        assertThatThrownBy(() -> secret(Map.of("password", "a", "password.file", "b")))
                .isInstanceOfSatisfying(
                        OptionException.class, e -> assertThat(e.option()).isEqualTo("password, password.file"))
                .hasMessageContaining("only one");
    }

    @Test
    public void isNotShown() throws OptionException {
        assertThat(secret(Map.of("password", "s3cr3t"))).hasToString("password");
    }

    private Path file() {
        return folder.getRoot().toPath().resolve("password");
    }

    private Secret secret(Map<String, Object> values) throws OptionException {
        Surroundings surroundings =
                new Surroundings(folder.getRoot().toPath(), name -> name.equals("UNSET") ? null : "from " + name);
        return Secret.of(new Options(values, surroundings), "password");
    }
}
