/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;

/** How long one may take to log in. */
public class LoginTimeTest {
    @Rule
    public final Stage stage = new Stage(builder -> builder.loginTime(Duration.ofSeconds(2)));

    @Test
    public void cutsWhoDoesNotLogIn() {
        ScriptedClient idle = stage.client();
        idle.open();
        idle.awaitEnd();
    }

    @Test
    public void doesNotCutWhoHasLoggedIn() {
        ScriptedClient romeo = stage.login("romeo", "orchard");
        ScriptedClient idle = stage.client();
        // Connected later, so when it is cut, the time of the other is over too.
        idle.awaitEnd();
        assertThat(romeo.sync()).isEmpty();
    }
}
