/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the scripts in itests/servers. */
final class Scripts {
    private static final Path FOLDER = Path.of("..", "servers").toAbsolutePath().normalize();
    private static final int SECONDS = 60;

    private Scripts() {}

    /** What a script left behind. */
    record Outcome(int status, List<String> lines) {}

    /** Starts a script; what it writes to its error output appears among its lines. */
    static Process start(Map<String, String> environment, String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(FOLDER.resolve(script).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(environment);
        return process.start();
    }

    /** Runs a script to its end, within a minute. */
    static Outcome run(Map<String, String> environment, String script, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(environment, script, arguments);
        process.getOutputStream().close();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(script + " did not end within " + SECONDS + " s; it said " + lines);
        }
        return new Outcome(process.exitValue(), lines);
    }

    /** Runs a script that must succeed. */
    static List<String> succeed(String script, String... arguments) throws IOException, InterruptedException {
        Outcome outcome = run(Map.of(), script, arguments);
        if (outcome.status() != 0) {
            throw new IOException(script + " failed: " + outcome.lines());
        }
        return outcome.lines();
    }

    static boolean available(String name) throws IOException, InterruptedException {
        return run(Map.of(), "available", name).status() == 0;
    }
}
