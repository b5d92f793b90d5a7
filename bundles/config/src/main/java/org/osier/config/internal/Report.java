/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.osier.session.ConnectionFailure;
import org.osier.stream.Timer;

/**
 * Tells operators on one line each what became of a configuration: the file, the options to look at, what is wrong. The
 * same failure again and again is told every ten minutes. Safe for use by many threads.
 */
final class Report {
    private static final Logger LOG = System.getLogger("org.osier.config");
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final String source;
    private final Timer timer;
    private final BiConsumer<Level, String> log;
    private String last = "";
    private long lastTold;
    private int times;

    Report(String source, Timer timer) {
        this(source, timer, LOG::log);
    }

    Report(String source, Timer timer, BiConsumer<Level, String> log) {
        this.source = source;
        this.timer = timer;
        this.log = log;
    }

    void info(String message) {
        log.accept(Level.INFO, source + ": " + message);
    }

    void warning(List<String> options, String message) {
        log.accept(Level.WARNING, located(options, message));
    }

    /** The configuration is of no use as it is. */
    void wrong(OptionException e) {
        String next = e.mayPass() ? "; waiting for it" : "; no session until that is corrected";
        log.accept(Level.ERROR, located(List.of(e.option()), e.getMessage() + next));
    }

    /** An attempt to connect has failed. */
    synchronized void failed(ConnectionFailure failure, List<String> options) {
        String message = located(options, failure.cause().getMessage());
        times = message.equals(last) ? times + 1 : 1;
        if (times > 1 && failure.nextAttempt().isPresent() && timer.nanoTime() - lastTold < QUIET.toNanos()) {
            return;
        }
        last = message;
        lastTold = timer.nanoTime();
        String again = times > 1 ? " (" + times + " times now)" : "";
        if (failure.nextAttempt().isPresent()) {
            log.accept(Level.WARNING, message + again + "; trying again");
        } else {
            log.accept(Level.ERROR, message + again + "; not trying again until the configuration changes");
        }
    }

    /** The session is there. */
    synchronized void online(String jid) {
        last = "";
        info("online as " + jid);
    }

    private String located(List<String> options, String message) {
        return source + (options.isEmpty() ? "" : " " + options) + ": " + message;
    }
}
