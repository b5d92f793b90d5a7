/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osier.jid.Jid;

/** The options of one configuration, checked as they are read. Immutable. Never shows the values, which hold secrets. */
final class Options {
    /** Where File Install, in whatever container, tells which file a configuration comes from. */
    private static final String FILE = "felix.fileinstall.filename";

    private final Map<String, Object> values;
    private final Surroundings surroundings;

    Options(Map<String, Object> values, Surroundings surroundings) {
        this.values = Map.copyOf(values);
        this.surroundings = surroundings;
    }

    /** What an operator has to open in order to change the options: the file, if there is one, else the PID. */
    String source() {
        Object file = values.get(FILE);
        if (file == null) {
            return String.valueOf(values.get("service.pid"));
        }
        try {
            Path path = Path.of(URI.create(file.toString()));
            return (path.startsWith(surroundings.home()) ? surroundings.home().relativize(path) : path).toString();
        } catch (IllegalArgumentException e) {
            return file.toString();
        }
    }

    /** The names of given options that a definition does not know. */
    List<String> unknown(Class<?> definition) {
        List<String> known = names(definition);
        return values.keySet().stream()
                .filter(name -> !known.contains(name))
                .filter(name -> !name.startsWith("service.") && !name.equals(FILE))
                .sorted()
                .toList();
    }

    /** The names of the options in a definition (OSGi Compendium, 105.9.2: an underscore stands for a dot). */
    static List<String> names(Class<?> definition) {
        return Arrays.stream(definition.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(method -> method.getName().replace('_', '.'))
                .sorted()
                .toList();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** An option that may be left out, but not be left empty. */
    Optional<String> text(String name) throws OptionException {
        Object value = values.get(name);
        if (value != null && value.toString().isBlank()) {
            throw OptionException.wrong(name, name + " is empty; fill it in, or remove the line");
        }
        return Optional.ofNullable(value).map(v -> v.toString().strip());
    }

    /** The text exactly as it was given. */
    String verbatim(String name) throws OptionException {
        text(name);
        return values.get(name).toString();
    }

    /** An address that must be there. */
    Jid jid(String name) throws OptionException {
        String text = text(name).orElseThrow(() -> OptionException.wrong(name, name + " is missing"));
        try {
            return Jid.of(text);
        } catch (IllegalArgumentException e) {
            throw OptionException.wrong(name, e.getMessage());
        }
    }

    int port(String name, int otherwise) throws OptionException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(text.get());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Answered like a number that is no port.
        }
        throw OptionException.wrong(name, "\"" + text.get() + "\" is no port; ports are numbers from 1 to 65535");
    }

    boolean flag(String name, boolean otherwise) throws OptionException {
        return choice(name, String.valueOf(otherwise), List.of("true", "false")).equals("true");
    }

    String choice(String name, String otherwise, List<String> choices) throws OptionException {
        String text = text(name).orElse(otherwise);
        if (!choices.contains(text)) {
            throw OptionException.wrong(
                    name, "\"" + text + "\" is not possible; it must be " + String.join(" or ", choices));
        }
        return text;
    }

    /** A readable file. */
    Optional<Path> file(String name) throws OptionException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = surroundings.home().resolve(text.get()).normalize();
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return Optional.of(path);
            }
            throw OptionException.file(name, "the file " + path + " is not there, or cannot be read");
        } catch (InvalidPathException e) {
            throw OptionException.wrong(name, "\"" + text.get() + "\" is not a path");
        }
    }

    /** A file of PEM certificates. */
    Optional<Path> certificates(String name) throws OptionException {
        Optional<Path> file = file(name);
        if (file.isPresent() && !holdsCertificates(file.get())) {
            throw OptionException.file(name, "the file " + file.get() + " holds no certificate; it must be PEM");
        }
        return file;
    }

    private static boolean holdsCertificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .isEmpty();
        } catch (IOException | CertificateException e) {
            return false;
        }
    }

    Optional<String> environment(String variable) {
        return Optional.ofNullable(surroundings.environment().apply(variable));
    }
}
