/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osier.stream.Timer;

/**
 * The sessions of one factory PID. A managed service factory rather than one component for each configuration, because a
 * component shows its properties, the password among them, to whoever asks. Safe for use by many threads.
 */
abstract class Sessions implements ManagedServiceFactory {
    private static final Logger LOG = System.getLogger(Sessions.class.getName());
    /** A little longer than an orderly end may take. */
    private static final int CLOSE_SECONDS = 6;

    private final Map<String, Configured> configured = new ConcurrentHashMap<>();
    private final BundleContext context;
    private final Surroundings surroundings;
    private final Class<?> definition;

    Sessions(BundleContext context, Class<?> definition) {
        this.context = context;
        this.surroundings = Surroundings.of(context);
        this.definition = definition;
    }

    /** Makes a session out of options, neither published nor connected. */
    abstract SessionService make(String pid, Options options, Report report) throws OptionException;

    @Override
    @SuppressWarnings("JdkObsolete") // The specification has it so.
    public void updated(String pid, Dictionary<String, ?> properties) {
        Map<String, Object> values = Collections.list(properties.keys()).stream()
                .collect(Collectors.toMap(key -> key, properties::get, (a, b) -> a, TreeMap::new));
        configured
                .computeIfAbsent(
                        pid,
                        key -> new Configured(
                                context, Timer.SYSTEM, definition, (options, report) -> make(key, options, report)))
                .apply(values, surroundings);
    }

    @Override
    public void deleted(String pid) {
        Configured gone = configured.remove(pid);
        if (gone != null) {
            gone.close();
        }
    }

    /** Ends all sessions in good order, at the same time, within a bound. */
    void closeAll() {
        List<Configured> all = List.copyOf(configured.values());
        configured.clear();
        all.forEach(Configured::close);
        CompletableFuture<?>[] ends = all.stream().map(Configured::closed).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(Level.WARNING, "not all sessions ended in good order within {0} s", CLOSE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
