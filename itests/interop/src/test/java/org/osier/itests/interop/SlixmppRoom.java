/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osier.stream.Threads;

/** An independent client in a room: says and does what it is told, and tells what it sees. */
final class SlixmppRoom implements AutoCloseable {
    private static final int SECONDS = 20;

    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    /** Logs in, and enters the room. */
    SlixmppRoom(Prosody prosody, String as, String room, String nick) throws Exception {
        process = Scripts.start(prosody.environment(as), "slixmpp/room.py", room, nick);
        orders = process.outputWriter(StandardCharsets.UTF_8);
        Threads.start("slixmpp-room", this::read);
        expect("READY");
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                seen.add(line);
            }
        } catch (IOException e) {
            seen.add("the output has ended: " + e);
        }
    }

    /** Gives an order. */
    void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    /** Waits until it tells something with all the parts, and forgets what it told before. */
    String expect(String... parts) throws InterruptedException {
        StringBuilder before = new StringBuilder();
        for (String line = next(); line != null; line = next()) {
            before.append(line).append('\n');
            if (containsAll(line, parts)) {
                return line;
            }
        }
        throw new AssertionError("room.py did not tell " + String.join(", ", parts) + "; it told\n" + before);
    }

    private static boolean containsAll(String line, String... parts) {
        for (String part : parts) {
            if (!line.contains(part)) {
                return false;
            }
        }
        return true;
    }

    private String next() throws InterruptedException {
        return seen.poll(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
