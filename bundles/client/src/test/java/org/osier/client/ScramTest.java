/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.Test;
import org.osier.sasl.ScramHash;
import org.osier.session.AuthenticationException;

public class ScramTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_NONCE = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String SALT = "W22ZaJ0SNY7soEsUEjb6gQ==";
    private static final String CHALLENGE = "r=" + SERVER_NONCE + ",s=" + SALT + ",i=4096";
    private static final String SUCCESS = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private static Scram scram() {
        return new Scram(ScramHash.SHA_256, "user", "pencil".toCharArray(), NONCE);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** RFC 5802, 5. */
    @Test
    public void speaksTheExampleWithSha1() {
        Scram scram = new Scram(ScramHash.SHA_1, "user", "pencil".toCharArray(), "fyko+d2lbbFgONRv9qkxdawL");
        assertThat(text(scram.initialResponse())).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        String response = text(scram.respond("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"));
        assertThat(response)
                .isEqualTo("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        scram.requireSuccess("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    /** RFC 7677, 3. */
    @Test
    public void speaksTheExampleWithSha256() {
        Scram scram = scram();
        assertThat(text(scram.initialResponse())).isEqualTo("n,,n=user,r=" + NONCE);
        assertThat(text(scram.respond(CHALLENGE)))
                .isEqualTo("c=biws,r=" + SERVER_NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        scram.requireSuccess(SUCCESS);
    }

    @Test
    public void rejectsWrongServerSignature() {
        assertNotProven("v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        assertNotProven("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl9");
        assertNotProven("v=");
        assertNotProven("e=other-error");
        assertNotProven("x=" + SUCCESS.substring(2));
    }

    private static void assertNotProven(String success) {
        Scram scram = scram();
        scram.respond(CHALLENGE);
        assertThatThrownBy(() -> scram.requireSuccess(success))
                .as(success)
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("the login was stopped, because the server has not proven that it knows the password;"
                        + " it may not be the server that it claims to be");
    }

    @Test
    public void rejectsSuccessWithoutSignature() {
        for (String success : new String[] {"", "=", "v", "6rriTRBi23WpRR", "v=not Base64!", ",v=", "m=x,v=x"}) {
            Scram scram = scram();
            scram.respond(CHALLENGE);
            assertThatThrownBy(() -> scram.requireSuccess(success))
                    .as(success)
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    @Test
    public void rejectsSuccessWithoutChallenge() {
        assertThatThrownBy(() -> scram().requireSuccess(SUCCESS))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("has not proven");
        assertThatThrownBy(() -> scram().requireSuccess("v=")).hasMessageContaining("has not proven");
    }

    @Test
    public void rejectsSecondChallenge() {
        Scram scram = scram();
        scram.respond(CHALLENGE);
        assertRefused(scram, CHALLENGE, "sends a second challenge");
    }

    private static void assertRefused(Scram scram, String challenge, String why) {
        assertThatThrownBy(() -> scram.respond(challenge))
                .as(challenge)
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        e -> assertThat(e.mayPass()).isFalse())
                .hasMessage("the login was stopped, because the server " + why
                        + "; it may not be the server that it claims to be");
    }

    @Test
    public void rejectsNonceThatDoesNotExtendOurs() {
        for (String nonce : new String[] {"", NONCE, NONCE.substring(1) + "xx", "x" + SERVER_NONCE, "hvYDpWUa2RaTCA"}) {
            assertRefused(scram(), "r=" + nonce + ",s=" + SALT + ",i=4096", "does not extend our nonce");
        }
        assertRefused(scram(), "s=" + SALT + ",i=4096", "does not extend our nonce");
    }

    @Test
    public void rejectsIterationsThatAreTooFewOrTooManyOrNoNumber() {
        for (String i : new String[] {
            "0",
            "1",
            "4095",
            "-4096",
            "1000001",
            "2147483647",
            "2147483648",
            "99999999999999999999",
            "",
            "4096.0",
            "0x1000"
        }) {
            assertThatThrownBy(() -> scram().respond("r=" + SERVER_NONCE + ",s=" + SALT + ",i=" + i))
                    .as(i)
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("iteration count");
        }
        assertThatThrownBy(() -> scram().respond("r=" + SERVER_NONCE + ",s=" + SALT))
                .hasMessageContaining("iteration count");
    }

    @Test
    public void rejectsChallengeWithoutSalt() {
        assertRefused(scram(), "r=" + SERVER_NONCE + ",i=4096", "sends no salt");
        assertRefused(scram(), "r=" + SERVER_NONCE + ",s=,i=4096", "sends no salt");
        assertRefused(scram(), "r=" + SERVER_NONCE + ",s=!!!,i=4096", "sends what is not Base64");
    }

    /** RFC 5802, 5.1: m= is an extension that must be understood. */
    @Test
    public void rejectsMandatoryExtension() {
        assertRefused(scram(), "m=x," + CHALLENGE, "sends a message that is not SCRAM");
        assertRefused(scram(), CHALLENGE + ",m=x", "sends a message that is not SCRAM");
    }

    @Test
    public void ignoresOptionalExtensions() {
        Scram scram = scram();
        assertThat(text(scram.respond(CHALLENGE + ",x=optional"))).startsWith("c=biws,r=" + SERVER_NONCE + ",p=");
    }

    @Test
    public void rejectsWhatIsNoMessage() {
        for (String challenge : new String[] {"", ",", "r", CHALLENGE + ",", "," + CHALLENGE, "hello"}) {
            assertRefused(scram(), challenge, "sends a message that is not SCRAM");
        }
    }

    @Test
    public void escapesTheUserName() {
        Scram scram = new Scram(ScramHash.SHA_256, "ro=meo,x", "pencil".toCharArray(), NONCE);
        assertThat(text(scram.initialResponse())).isEqualTo("n,,n=ro=3Dmeo=2Cx,r=" + NONCE);
    }

    /** RFC 4013, 3: the examples. */
    @Test
    public void preparesThePassword() {
        assertThat(proofWith("I\u00ADX")).as("soft hyphen").isEqualTo(proofWith("IX"));
        assertThat(proofWith("user")).isEqualTo(proofWith("user")).isNotEqualTo(proofWith("USER"));
        assertThat(proofWith("\u00AA")).as("ordinal").isEqualTo(proofWith("a"));
        assertThat(proofWith("\u2168")).as("Roman nine").isEqualTo(proofWith("IX"));
        assertThat(proofWith("p\u00E4ss\u00A0wort"))
                .as("composed, plain space")
                .isEqualTo(proofWith("pa\u0308ss wort"));
    }

    private static String proofWith(String password) {
        Scram scram = new Scram(ScramHash.SHA_1, "user", password.toCharArray(), NONCE);
        return text(scram.respond(CHALLENGE));
    }

    @Test
    public void refusesPasswordThatNoServerCanHave() {
        for (String password : new String[] {"\u0007", "\u06271", "pen\u0000cil", "swordfish\uE000"}) {
            assertThatThrownBy(() -> proofWith(password))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessage("the password contains a character that no password may contain (RFC 4013); check it")
                    .hasNoCause();
        }
    }

    @Test
    public void drawsFreshNonces() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String first = text(new Scram(ScramHash.SHA_256, "user", new char[] {'x'}).initialResponse());
            assertThat(first).matches("n,,n=user,r=[A-Za-z0-9+/]{32}");
            nonces.add(first);
        }
        assertThat(nonces).hasSize(1000);
    }
}
