/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

// guide: first
import java.nio.file.Path;
import java.time.Instant;
import org.osier.client.ClientConfig;
import org.osier.client.ClientXmpp;
import org.osier.loopback.LoopbackBuilder;
import org.osier.loopback.LoopbackServer;
import org.osier.session.Handles;
import org.osier.session.IqHandler;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.xml.Element;

public final class FirstPlugin {
    @Handles(type = Iq.Type.GET, namespace = "urn:example:clock", name = "clock")
    static final class Clock implements IqHandler { // this is the plugin
        @Override
        public Iq handle(Iq request, Session session) {
            return request.result(
                    Element.of("urn:example:clock", "clock", Instant.now().toString()));
        }
    }

    public static void main(String[] arguments) {
        LoopbackBuilder users = LoopbackServer.builder().user("romeo", "rose").user("juliet", "rose");
        try (LoopbackServer server = users.start();
                ClientXmpp romeo = client("romeo", server);
                ClientXmpp juliet = client("juliet", server)) {
            romeo.add(new Clock());
            romeo.connect();
            juliet.connect();
            Iq question = Iq.get(romeo.jid(), Element.of("urn:example:clock", "clock"));
            System.out.println(juliet.requestAndWait(question).payload().orElseThrow());
        }
    }

    private static ClientXmpp client(String user, LoopbackServer server) {
        Path ca = Path.of("ca.pem");
        server.certificate().writePem(ca);
        ClientConfig.Builder account = ClientConfig.of(user + "@localhost", "rose");
        account.host("127.0.0.1").port(server.clientPort()).trust(ca);
        return new ClientXmpp(account.build());
    }
}
// end
