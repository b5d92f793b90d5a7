/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.UrlProvisionOption;
import org.osgi.framework.Constants;

/**
 * Provisions a container with bundles from the test class path, so that a test runs what the reactor has just built and
 * nothing has to be installed first. Stateless but for an index made once; safe for use by any thread.
 */
public final class ClasspathBundles {
    private static final Map<String, URI> LOCATIONS = index(classPath());

    private ClasspathBundles() {}

    /** The option that installs and starts the bundles with these symbolic names, in this order. */
    public static Option bundles(String... symbolicNames) {
        return CoreOptions.composite(
                Arrays.stream(symbolicNames).map(ClasspathBundles::bundle).toArray(Option[]::new));
    }

    /** The option that installs and starts one bundle; start level and the like can be set on it. */
    public static UrlProvisionOption bundle(String symbolicName) {
        return CoreOptions.bundle(location(symbolicName));
    }

    /**
     * The URL to install a bundle from, for tests that do so themselves. To be asked outside the container: inside it the
     * class path of the tests is not there.
     *
     * @throws IllegalArgumentException if no bundle of that name is on the class path
     */
    public static String location(String symbolicName) {
        URI location = LOCATIONS.get(symbolicName);
        if (location == null) {
            throw new IllegalArgumentException(
                    "no bundle " + symbolicName + " on the test class path, only " + LOCATIONS.keySet());
        }
        // A module that is not packaged yet is a folder, which the framework can read only in place.
        return location.getPath().endsWith("/") ? "reference:" + location : location.toString();
    }

    private static Map<String, URI> index(String classPath) {
        Map<String, URI> locations = new TreeMap<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            symbolicName(path).ifPresent(name -> locations.putIfAbsent(name, path.toUri()));
        }
        return locations;
    }

    /** Surefire's own name for the class path, where it has hidden the real one in a manifest. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static Optional<String> symbolicName(Path entry) {
        try {
            return manifest(entry)
                    .map(manifest -> manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME))
                    .map(header -> header.replaceFirst(";.*", "").trim());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + entry, e);
        }
    }

    private static Optional<Manifest> manifest(Path entry) throws IOException {
        Path unpacked = entry.resolve(JarFile.MANIFEST_NAME);
        if (Files.isRegularFile(unpacked)) {
            try (InputStream in = Files.newInputStream(unpacked)) {
                return Optional.of(new Manifest(in));
            }
        }
        if (Files.isRegularFile(entry) && entry.toString().endsWith(".jar")) {
            try (JarFile jar = new JarFile(entry.toFile())) {
                return Optional.ofNullable(jar.getManifest());
            }
        }
        return Optional.empty();
    }
}
