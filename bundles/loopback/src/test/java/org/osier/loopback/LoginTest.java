/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Rule;
import org.junit.Test;
import org.osier.sasl.ScramHash;
import org.osier.xml.Element;

/** Who gets in, and what those are told who do not. */
public class LoginTest {
    @Rule
    public final Stage stage = new Stage();

    @Test
    public void offersScramBeforePlainUnderTls() {
        Element features = stage.client().secure();
        assertThat(features.children()).hasSize(1);
        assertThat(features.firstChild().orElseThrow().children())
                .extracting(Element::text)
                .containsExactly("SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN");
    }

    @Test
    public void speaksTls12() {
        ScriptedClient romeo = stage.client();
        romeo.secure("TLSv1.2");
        assertThat(romeo.plain("romeo", "rose").local()).isEqualTo("success");
    }

    @Test
    public void takesScramSha256AndProvesItself() {
        takesScram(ScramHash.SHA_256);
    }

    @Test
    public void takesScramSha1AndProvesItself() {
        takesScram(ScramHash.SHA_1);
    }

    private void takesScram(ScramHash hash) {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        ScramPlayer player = new ScramPlayer(hash, "romeo");
        Element challenge = romeo.auth(hash.mechanism(), player.first());
        Element success = romeo.ask(player.response(challenge, "rose"));
        assertThat(success.local()).isEqualTo("success");
        assertThat(ScriptedClient.decoded(success)).isEqualTo(player.serverFinal());
        romeo.open();
        assertThat(romeo.bind("orchard").attribute("type")).contains("result");
    }

    @Test
    public void takesPlain() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        Element success = romeo.plain("romeo", "rose");
        assertThat(success.local()).isEqualTo("success");
        assertThat(success.text()).isEmpty();
    }

    @Test
    public void preparesUserNames() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        assertThat(romeo.plain("ROMEO", "rose").local()).isEqualTo("success");
    }

    @Test
    public void asksForTheInitialResponseThatWasLeftOut() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        Element challenge = romeo.auth("PLAIN", "");
        assertThat(challenge.local()).isEqualTo("challenge");
        assertThat(challenge.text()).isEmpty();
        Element answer = romeo.ask(ScramPlayer.responseElement("\0romeo\0rose"));
        assertThat(answer.local()).isEqualTo("success");
    }

    @Test
    public void refusesPlainBeforeTlsAndGoesOnWithTls() {
        ScriptedClient romeo = stage.client();
        romeo.open();
        assertThat(failure(romeo.plain("romeo", "rose"))).isEqualTo("encryption-required");
        assertThat(romeo.ask("<starttls xmlns='" + ScriptedClient.TLS + "'/>").local())
                .isEqualTo("proceed");
    }

    @Test
    public void refusesBytesThatCameInTheClearAfterStartTls() {
        ScriptedClient romeo = stage.client();
        romeo.open();
        romeo.send("<starttls xmlns='" + ScriptedClient.TLS + "'/><auth xmlns='" + ScriptedClient.SASL + "'/>");
        romeo.awaitEnd();
        assertThat(stage.server().sessions()).isEmpty();
    }

    @Test
    public void refusesAWrongPassword() {
        ScriptedClient romeo = stage.client();
        romeo.secure();
        assertThat(failure(romeo.plain("romeo", "thorn"))).isEqualTo("not-authorized");
        assertThat(romeo.plain("romeo", "rose").local()).isEqualTo("success");
    }

    @Test
    public void unknownUserLooksLikeAWrongPassword() {
        ScriptedClient client = stage.client();
        client.secure();
        String known = scramFailure(client, "romeo");
        String unknown = scramFailure(client, "paris");
        assertThat(known).isEqualTo("not-authorized");
        assertThat(unknown).isEqualTo(known);
    }

    private static String scramFailure(ScriptedClient client, String user) {
        ScramPlayer player = new ScramPlayer(ScramHash.SHA_256, user);
        Element challenge = client.auth("SCRAM-SHA-256", player.first());
        assertThat(ScriptedClient.decoded(challenge)).matches("r=[^,]{40,},s=[A-Za-z0-9+/]{22}==,i=4096");
        return failure(client.ask(player.response(challenge, "thorn")));
    }

    @Test
    public void unknownUserHasTheSameSaltEachTime() {
        assertThat(salt("paris")).isEqualTo(salt("paris")).isNotEqualTo(salt("tybalt"));
        assertThat(salt("romeo")).isEqualTo(salt("romeo"));
    }

    private String salt(String user) {
        ScriptedClient client = stage.client();
        client.secure();
        Element challenge = client.auth("SCRAM-SHA-256", new ScramPlayer(ScramHash.SHA_256, user).first());
        return ScriptedClient.decoded(challenge).replaceAll(".*,s=|,i=.*", "");
    }

    private static String failure(Element answer) {
        assertThat(answer.local()).isEqualTo("failure");
        return answer.firstChild().orElseThrow().local();
    }
}
