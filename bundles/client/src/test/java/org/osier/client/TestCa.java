/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A certificate authority for tests, made with the JDK's keytool, and certificates as good or bad as a test wants. */
final class TestCa extends ExternalResource {
    private static final String PASSWORD = "changeit";

    private final TemporaryFolder folder = new TemporaryFolder();
    private final Set<String> issued = new HashSet<>();
    private File store;

    @Override
    protected void before() throws IOException {
        folder.create();
        store = new File(folder.getRoot(), "ca.p12");
        generate("ca", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign");
        file("ca.pem", pemOf("ca"));
    }

    private String pemOf(String alias) throws IOException {
        try {
            byte[] der = load().getCertificate(alias).getEncoded();
            String base64 = Base64.getMimeEncoder().encodeToString(der);
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    protected void after() {
        folder.delete();
    }

    /** The certificate to trust. */
    Path pem() {
        return new File(folder.getRoot(), "ca.pem").toPath();
    }

    /** A file with this content. */
    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), content);
    }

    /** The alias of a certificate that keytool makes with these options, valid for a day unless they say otherwise. */
    String issue(String... options) throws IOException {
        String alias = "leaf-" + Arrays.hashCode(options);
        if (issued.add(alias)) {
            generate(alias, options);
        }
        return alias;
    }

    /** A server with such a certificate. */
    SSLContext server(String... options) throws IOException, GeneralSecurityException {
        String alias = issue(options);
        KeyStore all = load();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        char[] password = PASSWORD.toCharArray();
        one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(store)) {
            all.load(in, PASSWORD.toCharArray());
        }
        return all;
    }

    private void generate(String alias, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
        command.addAll(List.of("-groupname", "secp256r1"));
        Map<String, String> all = new LinkedHashMap<>(Map.of("-dname", "CN=" + alias, "-validity", "1"));
        if (!alias.equals("ca")) {
            all.put("-signer", "ca");
        }
        List<String> extensions = new ArrayList<>();
        for (int i = 0; i < options.length; i += 2) {
            if (options[i].equals("-ext")) {
                extensions.addAll(List.of("-ext", options[i + 1]));
            } else {
                all.put(options[i], options[i + 1]);
            }
        }
        // No signer is none: the certificate signs itself.
        all.remove("-signer", "");
        all.forEach((name, value) -> command.addAll(List.of(name, value)));
        command.addAll(extensions);
        keytool(command.toArray(String[]::new));
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        // A short life wants no better compiler.
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + output);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
