/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.jid.Jid;
import org.osier.stanza.Presence;
import org.osier.xep0030.Disco;
import org.osier.xep0030.DiscoForm;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoPlugin;
import org.osier.xep0030.Identity;
import org.osier.xep0115.Caps;
import org.osier.xep0115.CapsPlugin;
import org.osier.xep0199.PingHandler;
import org.osier.xml.Element;

/** slixmpp verifies our capabilities, and we verify slixmpp's, through a real Prosody. */
public class CapsIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(CapsIT.class);

    private static final long SECONDS = 20;

    private ClientXmpp romeo;

    @BeforeClass
    public static void makeAccounts() throws Exception {
        PROSODY.user("romeo@localhost");
        PROSODY.user("juliet@localhost");
    }

    @Before
    public void logIn() {
        romeo = new ClientXmpp(PROSODY.client("romeo@localhost").build());
        romeo.add(new DiscoPlugin());
        romeo.add(new CapsPlugin());
        romeo.add(new PingHandler());
        romeo.connect();
    }

    @After
    public void logOut() {
        if (romeo != null) {
            romeo.close();
        }
    }

    private static Element softwareInfo() {
        return Element.parse("""
                <x xmlns='jabber:x:data' type='result'>
                  <field var='FORM_TYPE' type='hidden'><value>urn:xmpp:dataforms:softwareinfo</value></field>
                  <field var='software'><value>Osier</value></field>
                  <field var='ip_version' type='list-multi'><value>ipv6</value><value>ipv4</value></field>
                </x>""");
    }

    @Test
    public void isVerified() throws Exception {
        romeo.add(new Identity("client", "bot", Optional.of("it"), Optional.of("Romeo \u00e8 qui")));
        romeo.add(new Identity("automation", "rpc", Optional.empty()));
        romeo.add(new DiscoForm(softwareInfo()));
        romeo.onPresence((presence, session) -> presence.from()
                .filter(from -> presence.type() == Presence.Type.AVAILABLE && !from.equals(romeo.jid()))
                .ifPresent(from -> session.send(Presence.to(from, Presence.Type.AVAILABLE))));
        String ours =
                romeo.plugin(Caps.class).orElseThrow().ours().orElseThrow().ver();
        assertThat(Slixmpp.ask(PROSODY, "juliet@localhost", "caps", romeo.jid().toString()))
                .contains(
                        "\"ok\": true",
                        "\"ver\": \"" + ours + "\"",
                        "urn:xmpp:ping",
                        "http://jabber.org/protocol/caps");
    }

    @Test
    public void verifies() throws Exception {
        BlockingQueue<Jid> known = new LinkedBlockingQueue<>();
        romeo.on(Caps.KNOWN, known::add);
        try (Slixmpp juliet = Slixmpp.answering(PROSODY, "juliet@localhost")) {
            Jid her = Jid.of(juliet.jid());
            romeo.send(Presence.to(her.bare(), Presence.Type.SUBSCRIBE));
            Optional<Jid> heard = Optional.ofNullable(known.poll(SECONDS, TimeUnit.SECONDS));
            while (heard.isPresent() && !heard.get().equals(her)) {
                heard = Optional.ofNullable(known.poll(SECONDS, TimeUnit.SECONDS));
            }
            assertThat(heard).hasValue(her);
            Caps caps = romeo.plugin(Caps.class).orElseThrow();
            assertThat(caps.supports(her, "urn:xmpp:ping")).isTrue();
            DiscoInfo asked = romeo.plugin(Disco.class).orElseThrow().info(her).get(SECONDS, TimeUnit.SECONDS);
            assertThat(caps.of(her).orElseThrow().features()).isEqualTo(asked.features());
        }
    }
}
