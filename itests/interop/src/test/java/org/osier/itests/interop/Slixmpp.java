/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An independent client: asks one thing, or answers until it is closed. */
final class Slixmpp implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("READY (\\S+)");

    private final Process process;
    private final String jid;

    private Slixmpp(Process process, String jid) {
        this.process = process;
        this.jid = jid;
    }

    /** Logs in, makes a query and returns the JSON that tells its outcome. */
    static String ask(Prosody prosody, String as, String... query) throws IOException, InterruptedException {
        Scripts.Outcome outcome = Scripts.run(prosody.environment(as), "slixmpp/ask.py", query);
        if (outcome.status() != 0 || outcome.lines().isEmpty()) {
            throw new IOException("ask.py " + String.join(" ", query) + ": " + outcome);
        }
        return outcome.lines().get(outcome.lines().size() - 1);
    }

    /** Logs in and answers what it is asked. */
    static Slixmpp answering(Prosody prosody, String as) throws IOException {
        Map<String, String> environment = prosody.environment(as);
        Process process = Scripts.start(environment, "slixmpp/answer.py");
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return new Slixmpp(process, ready.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IOException("answer.py did not log in: " + said);
    }

    /** Its full JID. */
    String jid() {
        return jid;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
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
