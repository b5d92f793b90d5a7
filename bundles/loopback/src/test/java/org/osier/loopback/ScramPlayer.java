/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import java.util.Base64;
import org.osier.sasl.ScramHash;
import org.osier.xml.Element;

/** The client's side of one SCRAM login, as a test plays it. */
final class ScramPlayer {
    private static final String NONCE = "fyko+d2lbbFgONRv9qkxdawL";

    private final ScramHash hash;
    private final String bare;
    private String serverFinal = "";

    ScramPlayer(ScramHash hash, String user) {
        this.hash = hash;
        this.bare = "n=" + user + ",r=" + NONCE;
    }

    String first() {
        return "n,," + bare;
    }

    String response(Element challenge, String password) {
        return responseWithNonce(
                challenge, password, ScriptedClient.decoded(challenge).replaceAll("r=|,s=.*", ""));
    }

    String responseWithNonce(Element challenge, String password, String nonce) {
        String serverFirst = ScriptedClient.decoded(challenge);
        byte[] salt = Base64.getDecoder().decode(serverFirst.replaceAll(".*,s=|,i=.*", ""));
        int iterations = Integer.parseInt(serverFirst.replaceAll(".*,i=", ""));
        byte[] salted = hash.saltedPassword(password.toCharArray(), salt, iterations);
        String unproven = "c=biws,r=" + nonce;
        String authMessage = bare + "," + serverFirst + "," + unproven;
        byte[] clientKey = hash.clientKey(salted);
        byte[] proof = ScramHash.xor(clientKey, hash.signature(hash.storedKey(clientKey), authMessage));
        byte[] signature = hash.signature(hash.serverKey(salted), authMessage);
        serverFinal = "v=" + Base64.getEncoder().encodeToString(signature);
        return responseElement(unproven + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    /** What an honest server ends with. */
    String serverFinal() {
        return serverFinal;
    }

    static String responseElement(String data) {
        return "<response xmlns='" + ScriptedClient.SASL + "'>" + ScriptedClient.base64(data) + "</response>";
    }
}
