/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has the {@code keytool} of a JVM make a key and a self-signed certificate, of which nothing stays on disk. */
final class Keytool {
    private static final String PASSWORD_VARIABLE = "OSIER_LOOPBACK_STOREPASS";
    private static final String STORE_TYPE = "PKCS12";
    private static final int PATIENCE_SECONDS = 30;
    private static final int DAYS = 30;

    private final Path program;
    private final Path temporary;

    /**
     * @param javaHome where a JVM is installed
     * @param temporary where a private folder can be made for a moment
     */
    Keytool(Path javaHome, Path temporary) {
        this.temporary = temporary;
        this.program = javaHome.resolve("bin").resolve(File.separatorChar == '\\' ? "keytool.exe" : "keytool");
    }

    /**
     * Makes a store with one key for a domain, its subdomains and the loopback address.
     *
     * @param password protects store and key
     * @throws LoopbackException when there is no keytool, or it refuses
     */
    KeyStore generate(String domain, String password) {
        if (!Files.isExecutable(program)) {
            throw new LoopbackException("no certificate can be made, because " + program
                    + " is missing; run on a complete Java 17 or newer");
        }
        try {
            // Readable by its owner only, where the file system knows owners.
            Path folder = Files.createTempDirectory(temporary, "osier-loopback-");
            Path store = folder.resolve("store.p12");
            Path log = folder.resolve("log.txt");
            try {
                run(domain, password, store, log);
                return load(store, password);
            } finally {
                Files.deleteIfExists(store);
                Files.deleteIfExists(log);
                Files.deleteIfExists(folder);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new LoopbackException("no certificate can be made for " + domain + ": " + e.getMessage(), e);
        }
    }

    private void run(String domain, String password, Path store, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(domain, store))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Through the environment, because everybody on the machine can read the arguments of a process.
        builder.environment().put(PASSWORD_VARIABLE, password);
        // What is set up for this JVM, agents for instance, is not meant for that one.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new LoopbackException(program + " has not finished within " + PATIENCE_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new LoopbackException("no certificate can be made for " + domain + ": " + complaint(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoopbackException("interrupted while the certificate was made", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The JVM options halve the time, of which the key takes next to nothing. */
    private List<String> command(String domain, Path store) {
        return List.of(
                program.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-J-Duser.language=en",
                "-genkeypair",
                "-alias",
                "loopback",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + domain,
                "-ext",
                "san=dns:" + domain + ",dns:*." + domain + ",ip:127.0.0.1",
                "-ext",
                "eku=serverAuth",
                "-validity",
                Integer.toString(DAYS),
                "-storetype",
                STORE_TYPE,
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE);
    }

    private static String complaint(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("rror"))
                .reduce((first, second) -> first)
                .orElse("keytool says nothing");
    }

    private static KeyStore load(Path store, String password) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance(STORE_TYPE);
            keys.load(in, password.toCharArray());
            return keys;
        }
    }
}
