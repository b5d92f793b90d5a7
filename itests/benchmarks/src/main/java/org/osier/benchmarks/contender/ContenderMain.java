/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A contender's JVM: opens one stream, then does what it is told on standard input, a line at a time, and answers on
 * standard output with a line that starts with the same word. Ends with standard input.
 */
public final class ContenderMain {
    private final Contender contender;
    private final Tally tally;
    private final int port;

    private ContenderMain(String name, int port, Conduct conduct) {
        this.port = port;
        this.tally = new Tally(conduct);
        this.contender = named(name, conduct, tally);
    }

    /** Arguments: the contender's name, the driver's port, a {@link Conduct}. */
    public static void main(String[] args) throws Exception {
        new ContenderMain(args[0], Integer.parseInt(args[1]), Conduct.of(args[2])).run();
    }

    private static Contender named(String name, Conduct conduct, Tally tally) {
        return switch (name) {
            case "osier" -> new OsierContender(conduct, tally);
            case "bare" -> new BareContender(conduct, tally);
            case "smack" -> new SmackContender(conduct, tally);
            case "whack" -> new WhackContender(conduct, tally);
            default -> throw new IllegalArgumentException("no contender " + name);
        };
    }

    private void run() throws Exception {
        contender.connect(port);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(words[0] + " " + answer(words));
        }
        // The streams' own threads are of no interest any more.
        Runtime.getRuntime().halt(0);
    }

    private String answer(String[] words) throws Exception {
        return switch (words[0]) {
            case "report" ->
                System.nanoTime() + " " + tally.stanzas() + " " + tally.characters() + " " + allocated() + " "
                        + ManagementFactory.getThreadMXBean().getThreadCount();
            case "heap" -> Long.toString(liveHeap());
            case "connect" -> connect(Integer.parseInt(words[1]));
            default -> throw new IOException("not understood: " + words[0]);
        };
    }

    private String connect(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            contender.connect(port);
        }
        return Integer.toString(count);
    }

    /** What all threads have allocated; those of them that have ended are not counted, and there are few. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = threads.getThreadAllocatedBytes(threads.getAllThreadIds());
        return Arrays.stream(bytes).filter(b -> b > 0).sum();
    }

    private static long liveHeap() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            System.gc();
            // Cleaners run after one collection, and let go for the next.
            Thread.sleep(50);
        }
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
