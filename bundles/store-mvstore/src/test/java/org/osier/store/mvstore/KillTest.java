/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;
import org.osier.store.Table;

/**
 * A process that is killed while it writes loses nothing that it was told is kept, whenever it is killed. A dozen kills;
 * more with {@code -Dosier.kill.rounds=100}.
 */
public class KillTest {
    private static final int ROUNDS = Integer.getInteger("osier.kill.rounds", 12);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final Timeout limit = Timeout.seconds(60 + 10L * ROUNDS);

    private final Random random = new Random();
    /** What was acknowledged last, by key: the number written, or its negative where it was removed. */
    private final Map<String, Integer> acknowledged = new HashMap<>();

    private int highest;

    @Test
    public void noAcknowledgedChangeIsLostByKill9() throws Exception {
        Path file = folder.getRoot().toPath().resolve("killed");
        for (int round = 0; round < ROUNDS; round++) {
            int first = highest + 1;
            writeAndKill(file, first, random.nextInt(1_500));
            assertThat(highest).as("round %d wrote something", round).isGreaterThanOrEqualTo(first);
            try (FileStore store = new FileStore(file)) {
                acknowledged.replaceAll((key, last) -> kept(store.table("roster"), key, last, first));
            }
        }
    }

    /** What is there must be what was acknowledged, or the change after that, which was under way. */
    private static int kept(Table table, String key, int last, int first) {
        Optional<String> found = table.get(key);
        int next = Math.max(Math.abs(last) + 1, first);
        while (next % KilledWriter.KEYS != Integer.parseInt(key.substring(2))) {
            next++;
        }
        int number = found.map(value -> Integer.parseInt(value.substring(0, value.indexOf(' '))))
                .orElse(last < 0 ? last : -next);
        assertThat(number)
                .as("%s, of which change %d was acknowledged", key, last)
                .isIn(last, next, -next);
        assertThat(number < 0).as("%s is removed by every seventh change", key).isEqualTo(number % 7 == 0);
        found.ifPresent(value -> assertThat(value).isEqualTo(KilledWriter.value(number)));
        return number;
    }

    private void writeAndKill(Path file, int first, int acknowledgements) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        file.toString(),
                        Integer.toString(first))
                .redirectError(new File(folder.getRoot(), "stderr"))
                .start();
        try (InputStream told = writer.getInputStream()) {
            StringBuilder line = new StringBuilder();
            int lines = 0;
            for (int b = told.read(); b >= 0; b = told.read()) {
                if (b != '\n') {
                    line.append((char) b);
                    continue;
                }
                note(line.toString());
                line.setLength(0);
                if (lines++ == acknowledgements) {
                    // By its handle, which leaves the pipe open: what had been told before the end counts too.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new File(folder.getRoot(), "stderr")).isEmpty();
    }

    private void note(String line) {
        String[] words = line.split(" ", -1);
        int number = Integer.parseInt(words[2]);
        acknowledged.put(words[0], words[1].equals("put") ? number : -number);
        highest = Math.max(highest, number);
    }
}
