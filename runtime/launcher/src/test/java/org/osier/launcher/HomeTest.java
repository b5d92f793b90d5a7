/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class HomeTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void makesWhatIsMissing() throws IOException {
        Home home = Home.of(folder.getRoot().toPath().resolve("new/home"));
        home.create();

        assertThat(home.plugins()).isDirectory();
        assertThat(home.etc()).isDirectory();
        assertThat(home.root().resolve("var/log")).isDirectory();
        assertThat(home.logging()).isRegularFile().hasFileName("logback.xml");
    }

    @Test
    public void leavesWhatIsThere() throws IOException {
        Home home = Home.of(folder.getRoot().toPath());
        home.create();
        Path own = Files.writeString(home.etc().resolve("org.osier.client-romeo.cfg"), "jid = romeo@localhost");
        home.create();

        assertThat(own).hasContent("jid = romeo@localhost");
    }

    @Test
    public void loggingOfTheOperatorComesFirst() throws IOException {
        Home home = Home.of(folder.getRoot().toPath());
        home.create();
        Path own = Files.writeString(home.etc().resolve("logback.xml"), "<configuration/>");

        assertThat(home.logging()).isEqualTo(own);
    }

    @Test
    public void onlyTheOwnerSeesTheCacheWithItsPasswords() throws IOException {
        Assume.assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Home home = Home.of(folder.getRoot().toPath());
        home.create();

        Path cache = home.storage().getParent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        assertThat(home.lock().getParent()).isEqualTo(cache);
    }

    @Test
    public void fileInsteadOfAFolderIsRefused() throws IOException {
        Home home = Home.of(folder.newFile().toPath());

        assertThatThrownBy(home::create).isInstanceOf(IOException.class);
    }
}
