/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** What one of our bundles says of itself. */
record BundleManifest(String name, Set<String> exports, Set<String> imports, Set<String> privatePackages) {
    private static final String OURS = "org.osier.";

    /** All our bundles on the class path, by symbolic name. */
    static List<BundleManifest> all() {
        TreeMap<String, BundleManifest> bundles = new TreeMap<>();
        try {
            for (URL url :
                    Collections.list(BundleManifest.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
                try (InputStream in = url.openStream()) {
                    BundleManifest bundle = of(new Manifest(in));
                    if (bundle.name().startsWith(OURS)) {
                        bundles.put(bundle.name(), bundle);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(bundles.values());
    }

    private static BundleManifest of(Manifest manifest) {
        String name = header(manifest, "Bundle-SymbolicName");
        return new BundleManifest(
                name.replaceFirst(";.*", ""),
                packages(header(manifest, "Export-Package")),
                packages(header(manifest, "Import-Package")),
                packages(header(manifest, "Private-Package")));
    }

    private static String header(Manifest manifest, String header) {
        String value = manifest.getMainAttributes().getValue(header);
        return value == null ? "" : value;
    }

    /** The names in a header; quoted text, in which versions and uses have commas of their own, is left out. */
    private static Set<String> packages(String header) {
        return Arrays.stream(header.replaceAll("\"[^\"]*\"", "").split(",", -1))
                .map(clause -> clause.replaceFirst(";.*", "").trim())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The imports that are our own packages. */
    Set<String> ownImports() {
        return imports.stream().filter(name -> name.startsWith(OURS)).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isXep() {
        return name.startsWith(OURS + "xep-");
    }

    @Override
    public String toString() {
        return name;
    }
}
