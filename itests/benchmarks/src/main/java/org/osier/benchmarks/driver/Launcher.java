/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osier.benchmarks.contender.ContenderMain;

/**
 * Starts contenders, each with a class path of its own, and measures them.
 *
 * @param target where the build has put everything
 * @param javaOptions further options for their JVMs
 */
public record Launcher(Path target, List<String> javaOptions) {
    /** Starts a contender, measures it once, and ends it. */
    public List<Sample> measure(Workload workload, String contender, Span span)
            throws IOException, InterruptedException {
        File log = Files.createDirectories(target.resolve("logs"))
                .resolve(contender + ".log")
                .toFile();
        try (Door door = new Door();
                ContenderProcess process = new ContenderProcess(
                        command(contender, door.port(), workload.conduct().word()), log);
                Socket socket = door.welcome()) {
            return workload.measurement().run(socket, process, span);
        } catch (IOException e) {
            throw new IOException(
                    contender + ", " + workload.word() + ": " + e.getMessage() + "; see what it said in " + log, e);
        }
    }

    private List<String> command(String contender, int port, String conduct) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The same heap for all, large enough for none to be short of it.
        command.addAll(List.of("-Xms1g", "-Xmx1g"));
        // Whack keeps preferences, which are not to stay.
        command.add("-Djava.util.prefs.userRoot=" + target.resolve("preferences"));
        command.addAll(javaOptions);
        command.addAll(List.of(
                "-cp",
                target.resolve("classes")
                        + File.pathSeparator
                        + target.resolve("contenders").resolve(contender).resolve("*"),
                ContenderMain.class.getName(),
                contender,
                Integer.toString(port),
                conduct));
        return command;
    }
}
