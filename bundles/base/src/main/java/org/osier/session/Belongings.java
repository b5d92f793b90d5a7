/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.osier.stream.Registration;

/**
 * Registrations that end together: each is remembered until it is closed or spent, and the rest is closed in reverse
 * order. Holds no lock while anything is registered or closed. Safe for use by many threads.
 */
final class Belongings {
    private static final Logger LOG = System.getLogger(Belongings.class.getName());

    private final String owner;
    /** In the order in which they were begun; bounded by what the owner has not closed. */
    private final TreeMap<Long, Kept> all = new TreeMap<>();

    private long begun;
    private boolean closed;

    Belongings(String owner) {
        this.owner = owner;
    }

    /** One of them, which may be closed before it is known. */
    private final class Kept implements Registration {
        private final long number;
        private Registration registration = Registration.NONE;
        private boolean over;

        Kept(long number) {
            this.number = number;
        }

        void is(Registration known) {
            boolean late;
            synchronized (this) {
                registration = known;
                late = over;
            }
            if (late) {
                known.close();
            }
        }

        void forget() {
            synchronized (all) {
                all.remove(number);
            }
        }

        @Override
        public void close() {
            forget();
            Registration known;
            synchronized (this) {
                over = true;
                known = registration;
            }
            // Each time: whoever closes second has to wait for what is under way just as the first.
            known.close();
        }
    }

    /**
     * Registers something and remembers it.
     *
     * @param register is told what to run when the registration is spent, and need not be closed any more
     * @return empty when these are closed already, or were meanwhile: nothing is registered then
     */
    Optional<Registration> keep(Function<Runnable, Registration> register) {
        Kept kept;
        synchronized (all) {
            if (closed) {
                return Optional.empty();
            }
            kept = new Kept(begun++);
            all.put(kept.number, kept);
        }
        try {
            kept.is(register.apply(kept::forget));
        } catch (RuntimeException | Error e) {
            kept.forget();
            throw e;
        }
        synchronized (kept) {
            return kept.over ? Optional.empty() : Optional.of(kept);
        }
    }

    /** Closes all of them, the latest first. What fails is logged, and the rest goes on. */
    void close() {
        for (Kept next = latest(); next != null; next = latest()) {
            try {
                next.close();
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, owner + " failed while it was removed", e);
            }
        }
    }

    private Kept latest() {
        synchronized (all) {
            closed = true;
            Map.Entry<Long, Kept> last = all.pollLastEntry();
            return last == null ? null : last.getValue();
        }
    }

    int size() {
        synchronized (all) {
            return all.size();
        }
    }
}
