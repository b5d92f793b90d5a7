/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.BundleContext;
import org.osier.stream.Registration;
import org.osier.stream.Timer;

/**
 * What came of one configuration: a session service, or the wait for a file that it names, or nothing. Safe for use by
 * many threads.
 */
final class Configured {
    private static final Duration FILE_CHECK = Duration.ofMillis(250);
    /** A file that another bundle is just about to write needs no mention. */
    private static final int SILENT_CHECKS = 8;

    private final BundleContext context;
    private final Timer timer;
    private final Class<?> definition;
    private final Maker maker;
    private Map<String, Object> current = Map.of();
    private SessionService service;
    private CompletableFuture<Void> free = CompletableFuture.completedFuture(null);
    private Registration nextCheck = Registration.NONE;

    /** Makes a session out of options, neither published nor connected. */
    interface Maker {
        SessionService make(Options options, Report report) throws OptionException;
    }

    Configured(BundleContext context, Timer timer, Class<?> definition, Maker maker) {
        this.context = context;
        this.timer = timer;
        this.definition = definition;
        this.maker = maker;
    }

    /** Ends what the last configuration led to, and begins with this one; does nothing if they are the same. */
    synchronized void apply(Map<String, Object> values, Surroundings surroundings) {
        if (!values.equals(current)) {
            close();
            current = values;
            Options options = new Options(values, surroundings);
            Report report = new Report(options.source(), timer);
            warnOfUnknown(options, report);
            attempt(options, report, 0);
        }
    }

    private void warnOfUnknown(Options options, Report report) {
        List<String> unknown = options.unknown(definition);
        if (!unknown.isEmpty()) {
            // Not which: the rest of a password that was broken over two lines looks like an option too.
            report.warning(
                    List.of(),
                    unknown.size() + " of the names in it are no options, and ignored; there are "
                            + String.join(", ", Options.names(definition)));
        }
    }

    private void attempt(Options options, Report report, int checks) {
        try {
            service = maker.make(options, report);
            service.open(context, free);
        } catch (OptionException e) {
            if (!e.mayPass() || checks == SILENT_CHECKS) {
                report.wrong(e);
            }
            if (e.mayPass()) {
                Map<String, Object> values = current;
                nextCheck = timer.after(FILE_CHECK, () -> checkAgain(values, options, report, checks + 1));
            }
        }
    }

    private synchronized void checkAgain(Map<String, Object> values, Options options, Report report, int checks) {
        // A check that was due while the configuration changed is nobody's any more.
        if (current == values) {
            attempt(options, report, checks);
        }
    }

    /** Begins to end it all. */
    synchronized void close() {
        current = Map.of();
        nextCheck.close();
        if (service != null) {
            free = service.close();
            service = null;
        }
    }

    /** Completes when the last stream has ended, within its bound. */
    synchronized CompletableFuture<Void> closed() {
        return free;
    }
}
