/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osier.session.ConnectionFailure;
import org.osier.stream.ConnectionException;
import org.osier.stream.Registration;
import org.osier.stream.Timer;

public final class ReportTest {
    private final List<String> lines = new ArrayList<>();
    private final SetTimer timer = new SetTimer();
    private final Report report =
            new Report("etc/romeo.cfg", timer, (level, message) -> lines.add(level + " " + message));

    @Test
    public void tellsFileOptionsAndReason() {
        report.failed(passing("no such host"), List.of("host"));

        assertThat(lines).containsExactly(Level.WARNING + " etc/romeo.cfg [host]: no such host; trying again");
    }

    @Test
    public void tellsThatNoAttemptFollows() {
        report.failed(lasting("wrong password"), List.of("jid", "password"));

        assertThat(lines)
                .containsExactly(Level.ERROR
                        + " etc/romeo.cfg [jid, password]: wrong password; not trying again until the configuration"
                        + " changes");
    }

    @Test
    public void tellsTheSameFailureEveryTenMinutes() {
        for (int minute = 0; minute < 25; minute++) {
            report.failed(passing("refused"), List.of());
            timer.pass(Duration.ofMinutes(1));
        }

        assertThat(lines)
                .containsExactly(
                        Level.WARNING + " etc/romeo.cfg: refused; trying again",
                        Level.WARNING + " etc/romeo.cfg: refused (11 times now); trying again",
                        Level.WARNING + " etc/romeo.cfg: refused (21 times now); trying again");
    }

    @Test
    public void tellsAnotherFailureAtOnce() {
        report.failed(passing("refused"), List.of());
        report.failed(passing("unknown"), List.of());
        report.failed(passing("refused"), List.of());

        assertThat(lines).hasSize(3);
    }

    @Test
    public void tellsTheSameFailureAgainAfterASession() {
        report.failed(passing("refused"), List.of());
        report.online("romeo@localhost/orchard");
        report.failed(passing("refused"), List.of());

        assertThat(lines)
                .hasSize(3)
                .contains(Level.INFO + " etc/romeo.cfg: online as romeo@localhost/orchard")
                .endsWith(Level.WARNING + " etc/romeo.cfg: refused; trying again");
    }

    @Test
    public void tellsWhatIsWrongWithAnOption() {
        report.wrong(OptionException.wrong("port", "\"x\" is no port"));
        report.wrong(OptionException.file("ca", "ca.pem is not there"));

        assertThat(lines)
                .containsExactly(
                        Level.ERROR + " etc/romeo.cfg [port]: \"x\" is no port; no session until that is corrected",
                        Level.ERROR + " etc/romeo.cfg [ca]: ca.pem is not there; waiting for it");
    }

    private static ConnectionFailure passing(String message) {
        return new ConnectionFailure(new ConnectionException(message, null), Optional.of(Duration.ofSeconds(1)));
    }

    private static ConnectionFailure lasting(String message) {
        return new ConnectionFailure(new ConnectionException(message, null), Optional.empty());
    }

    /** Time that passes when a test says so. */
    private static final class SetTimer implements Timer {
        private long nanos;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(nanos);
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public Registration after(Duration delay, Runnable call) {
            throw new UnsupportedOperationException("a report schedules nothing");
        }
    }
}
