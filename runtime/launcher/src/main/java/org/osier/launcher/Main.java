/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that starts the standalone runtime. */
@Command(
        name = "osier",
        description = "Runs Osier: the sessions that HOME/etc describes, with the bundles in HOME/plugins.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "HOME/plugins   bundles; copied in they are started, removed they are stopped, at any time",
            "HOME/etc       configuration, one .cfg file for each session; may change at any time",
            "HOME/var       what the runtime writes: var/log/osier.log, var/cache",
            "",
            "Exit codes: 0 when it was stopped, 1 when it could not start, 2 for a wrong call.",
            "Example: java -jar osier.jar --home /srv/osier --no-shell"
        })
public final class Main implements Callable<Integer> {
    @Option(
            names = "--home",
            paramLabel = "HOME",
            description =
                    "The folder with plugins, etc and var, which are made if they are not there; the current one if"
                            + " none is given.")
    private Path home = Path.of("");

    @Option(
            names = "--shell",
            negatable = true,
            description =
                    "Whether to read commands from standard input, and to stop when that ends; if neither is given,"
                            + " when it is a terminal.")
    private Boolean shell;

    private Main() {}

    /** Runs until the framework has been stopped, and ends the process. */
    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new Main()).setParameterExceptionHandler((e, arguments) -> usage(e));
    }

    private static int usage(ParameterException e) {
        e.getCommandLine().getErr().println("osier: " + e.getMessage() + "; see --help");
        return ExitCode.USAGE;
    }

    @Override
    public Integer call() {
        Home folders = Home.of(home);
        try {
            folders.create();
        } catch (IOException e) {
            System.err.println("osier: --home " + folders.root() + " cannot be used: " + reason(e));
            return ExitCode.USAGE;
        }
        return new Container(folders, Optional.ofNullable(shell).orElseGet(Terminal::isInteractive)).run();
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    /** Tells the version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Osier " + version()};
        }
    }
}
