/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.osier.stream.Timer;
import org.osier.stream.XmppException;

/** Counts attempts to connect, and tells when the next may be made. For use under its owner's lock. */
final class Reconnection {
    private final ReconnectPolicy policy;
    private final Timer timer;
    private int attempts;
    private long onlineSince;

    Reconnection(ReconnectPolicy policy, Timer timer) {
        this.policy = policy;
        this.timer = timer;
    }

    void online() {
        onlineSince = timer.nanoTime();
    }

    /** The delay before the next attempt after a session was lost; empty when none may follow. */
    Optional<Duration> afterLoss(Optional<Throwable> cause) {
        boolean lived = timer.nanoTime() - onlineSince >= policy.stableAfter().toNanos();
        if (lived) {
            attempts = 0;
        }
        Optional<Duration> delay = next(cause);
        return lived ? delay.map(d -> Duration.ZERO) : delay;
    }

    /** The delay before the next attempt after one failed; empty when none may follow. */
    Optional<Duration> next(Optional<Throwable> cause) {
        boolean hopeless =
                cause.filter(c -> c instanceof XmppException e && !e.mayPass()).isPresent();
        if (hopeless || attempts >= policy.attempts()) {
            return Optional.empty();
        }
        return Optional.of(policy.delay(attempts++, ThreadLocalRandom.current()));
    }
}
