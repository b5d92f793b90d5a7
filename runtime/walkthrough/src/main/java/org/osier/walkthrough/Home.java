/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of the runtime: new, readable by its owner only, and gone in the end.
 *
 * @param root absolute
 */
record Home(Path root) {
    static final String ROMEO = "etc/org.osier.client-romeo.cfg";

    static Home create() throws IOException {
        Home home = new Home(Files.createTempDirectory("osier-demo-").toRealPath());
        Files.createDirectories(home.root.resolve("etc"));
        Files.createDirectories(home.root.resolve("plugins"));
        return home;
    }

    /** Where the loopback server leaves its certificate. */
    Path certificate() {
        return root.resolve("var/loopback.pem");
    }

    /** Puts a file in place at once, so that nobody sees half of it. */
    private void put(String name, Path ready) throws IOException {
        Files.move(ready, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void writeLoopback(Place place) throws IOException {
        Accounts accounts = place.accounts();
        write(
                "etc/org.osier.loopback.cfg",
                "client.port = " + place.endpoint().port(),
                "component.port = 0",
                "users = " + accounts.romeo().local().orElseThrow() + ":" + accounts.romeoPassword() + ", "
                        + accounts.juliet().local().orElseThrow() + ":" + accounts.julietPassword(),
                "pem = " + escaped(certificate()));
    }

    void writeRomeo(Place place) throws IOException {
        write(
                ROMEO,
                "jid = " + place.accounts().romeo(),
                "password.env = " + Accounts.USER_PASSWORD,
                "host = " + place.endpoint().host(),
                "port = " + place.endpoint().port(),
                place.loopback()
                        ? "ca = " + escaped(certificate())
                        : place.ca().map(file -> "ca = " + escaped(file)).orElse(""));
    }

    /** The bot serves romeo, whatever other sessions there may be. */
    void writeEchoBot(Place place) throws IOException {
        write(
                "etc/org.osier.echobot.cfg",
                "prefix = ",
                "osier.target = (jid=" + place.accounts().romeo().bare() + "*)");
    }

    private void write(String name, String... lines) throws IOException {
        Path fresh = Files.createTempFile(root, "new", null);
        Files.write(fresh, List.of(lines));
        put(name, fresh);
    }

    /** In a .cfg file a backslash begins an escape. */
    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\");
    }

    /** Drops a bundle into {@code plugins/}. */
    Path install(Path jar) throws IOException {
        Path fresh = Files.createTempFile(root, "new", null);
        Files.copy(jar, fresh, StandardCopyOption.REPLACE_EXISTING);
        String name = "plugins/" + jar.getFileName();
        put(name, fresh);
        return root.resolve(name);
    }

    /** Deletes all of it, as far as that can be done. */
    void delete() {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("runtime/demo: " + root + " could not be removed: " + e.getMessage());
        }
    }
}
