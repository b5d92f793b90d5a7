/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that shows what Osier does, step by step. */
@Command(
        name = "runtime/demo",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        version = "Osier 0.1.0",
        description = {
            "Starts the standalone runtime with an echo bot, romeo, talks to it as juliet, and drops the bundle of XEP-0092"
                    + " (software version) into the running bot and takes it out again, while both streams stay what they"
                    + " are. Each step is one line with its time in milliseconds.",
            "",
            "Without options all of it happens on this machine, with the loopback server that comes with Osier."
        },
        footer = {
            "",
            "The passwords of --user and --peer come from the environment variables " + Accounts.USER_PASSWORD + " and "
                    + Accounts.PEER_PASSWORD + ", or are asked for.",
            "",
            "Exit codes: 0 when every step passed, 1 when one failed, 2 for a wrong call.",
            "",
            "Example:",
            "  OSIER_USER_PASSWORD=... OSIER_PEER_PASSWORD=... \\",
            "  runtime/demo --server xmpp.example.net:5222 \\",
            "    --user romeo@example.net --peer juliet@example.net"
        })
public final class Main implements Callable<Integer> {
    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Does the same on this server, over STARTTLS; needs --user and --peer.")
    private String server;

    @Option(names = "--user", paramLabel = "JID", description = "The account of the bot, which plays romeo.")
    private String user;

    @Option(names = "--peer", paramLabel = "JID", description = "The account that talks to it and plays juliet.")
    private String peer;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM certificates to trust instead of what this platform trusts.")
    private Path ca;

    @Option(
            names = "--stay",
            description = "Leaves the runtime running after the last step, with its shell on this terminal.")
    private boolean stay;

    @Option(names = "--keep", description = "Leaves the runtime's folder behind, with its configuration and its log.")
    private boolean keep;

    private Main() {}

    /** Runs the steps and ends the process. */
    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler((e, arguments) -> refused(e, e.getMessage()))
                .setExecutionExceptionHandler((e, command, arguments) -> {
                    command.getErr().println("runtime/demo: " + e);
                    return ExitCode.SOFTWARE;
                });
    }

    private static int refused(ParameterException e, String message) {
        e.getCommandLine().getErr().println("runtime/demo: " + message + "; see --help");
        return ExitCode.USAGE;
    }

    @Override
    public Integer call() throws IOException {
        Screen screen = Screen.ofProcess();
        try {
            Place place =
                    Place.of(Optional.ofNullable(server), Optional.ofNullable(user), Optional.ofNullable(peer), ca());
            return new Demo(place, screen, Jars.beside(Main.class), stay, keep).run();
        } catch (UsageException e) {
            screen.error("runtime/demo: " + e.getMessage() + "; see --help");
            return ExitCode.USAGE;
        }
    }

    private Optional<Path> ca() {
        return Optional.ofNullable(ca).map(Path::toAbsolutePath);
    }
}
