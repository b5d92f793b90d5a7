/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A contender in a process of its own, which is asked over standard input and answers over standard output. */
final class ContenderProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedWriter in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    ContenderProcess(List<String> command, File log) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log))
                .start();
        in = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readLines, "contender-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void readLines() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException | UncheckedIOException e) {
            // It has ended.
        }
    }

    Report report() throws IOException, InterruptedException {
        return Report.parse(ask("report"));
    }

    /** Its live heap, in bytes. */
    long heap() throws IOException, InterruptedException {
        return Long.parseLong(ask("heap"));
    }

    /** Sends a question, without waiting for the answer. */
    void say(String question) throws IOException {
        in.write(question + "\n");
        in.flush();
    }

    /** Waits for the answer to a question. */
    String answer(String word) throws IOException, InterruptedException {
        while (true) {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new IOException("the contender does not answer");
            }
            // Libraries may write there too.
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
        }
    }

    private String ask(String word) throws IOException, InterruptedException {
        say(word);
        return answer(word);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
