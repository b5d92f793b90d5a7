/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Rule;
import org.junit.Test;
import org.osier.sasl.ScramHash;
import org.osier.stream.StreamError.Condition;
import org.osier.xml.Element;

/** What a client is told that logs in as it should not (RFC 6120, 6.5). */
public class SaslFailureTest {
    @Rule
    public final Stage stage = new Stage();

    @Test
    public void refusesANonceThatIsNotItsOwn() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        ScramPlayer player = new ScramPlayer(ScramHash.SHA_256, "romeo");
        Element challenge = romeo.auth("SCRAM-SHA-256", player.first());
        assertThat(failure(romeo.ask(player.responseWithNonce(challenge, "rose", "mine"))))
                .isEqualTo("not-authorized");
    }

    @Test
    public void refusesMechanismsItDoesNotHave() {
        assertThat(refusal("SCRAM-SHA-256-PLUS", "p=tls-exporter,,n=romeo,r=abc"))
                .isEqualTo("invalid-mechanism");
    }

    @Test
    public void refusesMalformedMessages() {
        assertThat(refusal("PLAIN", "romeo")).isEqualTo("malformed-request");
        assertThat(refusal("SCRAM-SHA-256", "n,,r=abc,n=romeo")).isEqualTo("malformed-request");
        assertThat(refusal("SCRAM-SHA-256", "p=tls-exporter,,n=romeo,r=abc")).isEqualTo("malformed-request");
        assertThat(refusal("SCRAM-SHA-256", "n,,n=ro=meo,r=abc")).isEqualTo("malformed-request");
    }

    @Test
    public void letsNobodyActForAnother() {
        assertThat(refusal("PLAIN", "juliet@localhost\0romeo\0rose")).isEqualTo("invalid-authzid");
    }

    @Test
    public void refusesWhatIsNotBase64() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        Element answer = romeo.ask("<auth xmlns='" + ScriptedClient.SASL + "' mechanism='PLAIN'>%%%</auth>");
        assertThat(failure(answer)).isEqualTo("incorrect-encoding");
    }

    private String refusal(String mechanism, String initialResponse) {
        ScriptedClient client = stage.client();
        client.secure();
        return failure(client.auth(mechanism, initialResponse));
    }

    @Test
    public void letsAClientAbort() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        romeo.auth("SCRAM-SHA-256", new ScramPlayer(ScramHash.SHA_256, "romeo").first());
        assertThat(failure(romeo.ask("<abort xmlns='" + ScriptedClient.SASL + "'/>")))
                .isEqualTo("aborted");
        assertThat(romeo.plain("romeo", "rose").local()).isEqualTo("success");
    }

    @Test
    public void endsTheStreamAfterThreeFailures() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        for (int i = 0; i < 3; i++) {
            assertThat(failure(romeo.plain("romeo", "thorn"))).isEqualTo("not-authorized");
        }
        assertThat(romeo.error()).isEqualTo(Condition.POLICY_VIOLATION);
    }

    @Test
    public void takesNoStanzaBeforeLogin() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        romeo.send("<message to='juliet@localhost'><body>hi</body></message>");
        assertThat(romeo.error()).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    @Test
    public void takesNoStanzaInTheClear() {
        ScriptedClient romeo = stage.client();
        romeo.open();
        romeo.send("<message to='juliet@localhost'><body>hi</body></message>");
        assertThat(romeo.error()).isEqualTo(Condition.NOT_AUTHORIZED);
    }

    private static String failure(Element answer) {
        assertThat(answer.local()).isEqualTo("failure");
        return answer.firstChild().orElseThrow().local();
    }
}
