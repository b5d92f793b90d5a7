/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts contenders and measures them, one at a time. For use by one thread. */
public final class Launcher {
    private final Path logs;
    private final Commands commands;

    /**
     * @param target where the build has put everything
     * @param javaOptions further options for the contenders' JVMs
     */
    public Launcher(Path target, List<String> javaOptions) throws IOException {
        this.logs = Files.createDirectories(target.resolve("logs"));
        this.commands = Commands.in(target, javaOptions);
    }

    /** Whether this machine has what the contender needs. */
    public boolean has(String contender) {
        return commands.has(contender);
    }

    /** Starts a contender, measures it once, and ends it. */
    public List<Sample> measure(Workload workload, String contender, Span span)
            throws IOException, InterruptedException {
        File log = logs.resolve(contender + ".log").toFile();
        try (Door door = new Door();
                ContenderProcess process = new ContenderProcess(
                        commands.of(contender, door.port(), workload.conduct().word()), log);
                Socket socket = door.welcome()) {
            return workload.measurement().run(new Bout(door, process, socket), span);
        } catch (IOException e) {
            throw new IOException(
                    contender + ", " + workload.word() + ": " + e.getMessage() + "; see what it said in " + log, e);
        }
    }
}
