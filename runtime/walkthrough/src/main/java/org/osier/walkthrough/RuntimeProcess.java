/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The standalone runtime as a process of its own, and what it prints. It reads commands from us, and so it also ends
 * when this process does, however that happens. Safe for use by many threads.
 */
final class RuntimeProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 15;
    private static final int MOST_LINES = 10_000;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread pump;
    private PrintStream forward;
    private boolean ended;

    private RuntimeProcess(Process process) {
        this.process = process;
        this.pump = new Thread(this::pump, "runtime-output");
        pump.setDaemon(true);
        pump.start();
    }

    /** Starts it in a home, with romeo's password where only processes of the same user can see it. */
    static RuntimeProcess start(Path launcher, Home home, Accounts accounts) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dosier.console.level=INFO",
                        "-jar",
                        launcher.toString(),
                        "--home",
                        home.root().toString(),
                        "--shell")
                .redirectErrorStream(true);
        builder.environment().put(Accounts.USER_PASSWORD, accounts.romeoPassword());
        builder.environment().remove(Accounts.PEER_PASSWORD);
        return new RuntimeProcess(builder.start());
    }

    private void pump() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
                take(chunk, size, line);
            }
        } catch (IOException e) {
            // The process is gone; so is what it would have said.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void take(byte[] chunk, int size, ByteArrayOutputStream line) {
        if (forward != null) {
            forward.write(chunk, 0, size);
            forward.flush();
            return;
        }
        for (int i = 0; i < size; i++) {
            if (chunk[i] != '\n') {
                line.write(chunk[i]);
            } else if (lines.size() < MOST_LINES) {
                lines.add(line.toString(StandardCharsets.UTF_8).stripTrailing());
                line.reset();
            }
        }
        notifyAll();
    }

    /** Makes something of a line; empty where it says nothing of what is waited for. */
    interface Finder<T> {
        Optional<T> find(String line) throws StepException;
    }

    /**
     * Waits for a line, among those that were printed already as well.
     *
     * @throws StepException from the finder, and when the process ends before
     */
    synchronized <T> T await(Finder<T> finder) throws StepException, InterruptedException {
        for (int next = 0; ; next++) {
            while (next == lines.size()) {
                if (ended) {
                    throw new StepException("the runtime ended: " + lastWords());
                }
                wait();
            }
            Optional<T> found = finder.find(lines.get(next));
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    /** Whether such a line has been printed by now. */
    synchronized <T> Optional<T> seen(Function<String, Optional<T>> finder) {
        return lines.stream().flatMap(line -> finder.apply(line).stream()).findFirst();
    }

    private String lastWords() {
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    /** Gives the terminal to the runtime's shell until that ends. */
    void handOver(PrintStream out) throws InterruptedException {
        synchronized (this) {
            forward = out;
            out.print("g! ");
            out.flush();
        }
        Thread input = new Thread(this::forwardInput, "runtime-input");
        input.setDaemon(true);
        input.start();
        process.waitFor();
        pump.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    }

    private void forwardInput() {
        byte[] chunk = new byte[1024];
        try (OutputStream commands = process.getOutputStream()) {
            for (int size = System.in.read(chunk); size >= 0; size = System.in.read(chunk)) {
                commands.write(chunk, 0, size);
                commands.flush();
            }
        } catch (IOException e) {
            // The shell is gone.
        }
    }

    /** Stops it: the end of its input first, force last. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
