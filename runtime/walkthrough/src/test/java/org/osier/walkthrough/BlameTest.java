/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;
import org.osier.client.TlsException;
import org.osier.session.AuthenticationException;
import org.osier.stream.ConnectionException;

public final class BlameTest {
    @Test
    public void findsTheFullJid() throws StepException {
        assertThat(Blame.online(
                        "12:00:00.000 INFO  config: etc/org.osier.client-romeo.cfg: online as romeo@localhost/x y"))
                .isEmpty();
        assertThat(Blame.online(
                        "12:00:00.000 INFO  config: etc/org.osier.client-romeo.cfg: online as romeo@localhost/x"))
                .contains("romeo@localhost/x");
    }

    @Test
    public void passesOverWhatIsNotAboutRomeo() throws StepException {
        assertThat(Blame.online("g! osier: ready in 900 ms, home /tmp/x")).isEmpty();
        assertThat(Blame.online("12:00:00.000 ERROR config: etc/org.osier.client-other.cfg [port]: no"))
                .isEmpty();
        assertThat(Blame.online("12:00:00.000 INFO  fileinstall: Creating configuration {org.osier.client~romeo} from"
                        + " etc/org.osier.client-romeo.cfg"))
                .isEmpty();
    }

    @Test
    public void failureNamesOptionsOfThisCommand() {
        assertThatThrownBy(
                        () -> Blame.online(
                                "12:00:00.000 ERROR config: etc/org.osier.client-romeo.cfg"
                                        + " [jid, password.env]: not let in; check both; not trying again until the configuration changes"))
                .isInstanceOf(StepException.class)
                .hasMessage("not let in; check both (see --user, OSIER_USER_PASSWORD)");
        assertThatThrownBy(() -> Blame.online("12:00:00.000 WARN  config: etc/org.osier.client-romeo.cfg"
                        + " [host, port]: refused; trying again"))
                .hasMessage("refused (see --server)");
        assertThatThrownBy(() -> Blame.online("12:00:00.000 ERROR config: etc/org.osier.client-romeo.cfg: expired;"
                        + " not trying again until the configuration changes"))
                .hasMessage("expired");
    }

    @Test
    public void julietsFailureNamesOptionsOfThisCommand() {
        assertThat(Blame.juliet(new AuthenticationException("no"))).hasMessage("no (see --peer, OSIER_PEER_PASSWORD)");
        assertThat(Blame.juliet(new TlsException("no"))).hasMessage("no (see --ca, --server)");
        assertThat(Blame.juliet(new ConnectionException("no", null))).hasMessage("no (see --server)");
    }
}
