/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.osier.benchmarks.contender.ContenderMain;

/**
 * The command lines of contenders, each with a class path of its own.
 *
 * @param target where the build has put everything
 * @param javaOptions further options for their JVMs
 * @param python an interpreter that has slixmpp, if there is one
 */
record Commands(Path target, List<String> javaOptions, Optional<String> python) {
    private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3");

    static Commands in(Path target, List<String> javaOptions) {
        return new Commands(
                target,
                javaOptions,
                INTERPRETERS.stream().filter(Commands::hasSlixmpp).findFirst());
    }

    private static boolean hasSlixmpp(String interpreter) {
        try {
            Process process = new ProcessBuilder(interpreter, "-c", "import slixmpp")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether this machine has what the contender needs. */
    boolean has(String contender) {
        return !contender.equals("slixmpp") || python.isPresent();
    }

    List<String> of(String contender, int port, String conduct) {
        return contender.equals("slixmpp") ? slixmpp(port, conduct) : java(contender, port, conduct);
    }

    private List<String> slixmpp(int port, String conduct) {
        String script =
                target.resolve("classes").resolve("slixmpp-contender.py").toString();
        return List.of(python.orElseThrow(), script, Integer.toString(port), conduct);
    }

    private List<String> java(String contender, int port, String conduct) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The same heap for all, large enough for none to be short of it.
        command.addAll(List.of("-Xms1g", "-Xmx1g"));
        // Whack keeps preferences, which are not to stay.
        command.add("-Djava.util.prefs.userRoot=" + target.resolve("preferences"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", classPath(contender), ContenderMain.class.getName()));
        command.addAll(List.of(contender, Integer.toString(port), conduct));
        return command;
    }

    private String classPath(String contender) {
        return target.resolve("classes")
                + File.pathSeparator
                + target.resolve("contenders").resolve(contender).resolve("*");
    }
}
