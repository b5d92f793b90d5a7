/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.component.ComponentXmpp;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stream.Registration;
import org.osier.xep0030.Disco;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoPlugin;
import org.osier.xep0092.Version;
import org.osier.xep0092.VersionHandler;
import org.osier.xep0199.PingHandler;
import org.osier.xml.Element;

/** slixmpp asks us, and we ask slixmpp, through a real Prosody. */
public class SlixmppIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(SlixmppIT.class);

    private static final long SECONDS = 20;

    private ClientXmpp romeo;
    private Registration version;

    @BeforeClass
    public static void makeAccounts() throws Exception {
        PROSODY.user("romeo@localhost");
        PROSODY.user("juliet@localhost");
    }

    @Before
    public void logIn() {
        romeo = new ClientXmpp(PROSODY.client("romeo@localhost").build());
        version = extend(romeo);
        romeo.connect();
    }

    @After
    public void logOut() {
        if (romeo != null) {
            romeo.close();
        }
    }

    private static Registration extend(Session session) {
        session.add(new DiscoPlugin());
        session.add(new PingHandler());
        session.onMessage((message, s) ->
                s.send(message.reply().body(message.body().orElse("")).build()));
        return session.add(new VersionHandler());
    }

    @Test
    public void isAnsweredVersionDiscoPingAndAMessage() throws Exception {
        String us = romeo.jid().toString();
        assertThat(ask("version", us)).contains("\"ok\": true", "\"name\": \"Osier\"");
        assertThat(ask("ping", us)).contains("\"ok\": true");
        assertThat(ask("message", us, "good morrow")).contains("\"ok\": true", "good morrow");
        assertThat(ask("disco", us))
                .contains("\"ok\": true", "\"category\": \"client\"", "jabber:iq:version", "urn:xmpp:ping");
        assertThat(ask("unknown", us)).contains("\"ok\": false", "service-unavailable");
    }

    @Test
    public void seesAHandlerGo() throws Exception {
        String us = romeo.jid().toString();
        version.close();
        assertThat(ask("version", us)).contains("\"ok\": false", "service-unavailable");
        assertThat(ask("disco", us)).doesNotContain("jabber:iq:version");
    }

    @Test
    public void isAnsweredByAComponent() throws Exception {
        try (ComponentXmpp component = new ComponentXmpp(PROSODY.component("comp.localhost", PROSODY.secret()))) {
            extend(component);
            component.connect();
            assertThat(ask("version", "comp.localhost")).contains("\"ok\": true", "\"name\": \"Osier\"");
            assertThat(ask("disco", "comp.localhost")).contains("\"category\": \"component\"", "jabber:iq:version");
            assertThat(ask("ping", "comp.localhost")).contains("\"ok\": true");
            assertThat(ask("message", "nurse@comp.localhost", "peace")).contains("\"ok\": true", "peace");
        }
    }

    @Test
    public void answersUsVersionDiscoPingAndAMessage() throws Exception {
        try (Slixmpp juliet = Slixmpp.answering(PROSODY, "juliet@localhost")) {
            Jid her = Jid.of(juliet.jid());
            Iq answer = romeo.requestAndWait(Iq.get(her, Version.QUERY));
            assertThat(answer.payload(Version.CODEC).orElseThrow().name()).isNotEmpty();
            assertThat(romeo.requestAndWait(Iq.get(her, Element.of("urn:xmpp:ping", "ping")))
                            .type())
                    .isEqualTo(Iq.Type.RESULT);
            DiscoInfo info = romeo.plugin(Disco.class).orElseThrow().info(her).get(SECONDS, TimeUnit.SECONDS);
            assertThat(info.features()).contains("jabber:iq:version", "urn:xmpp:ping");
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            romeo.onMessage((message, session) -> message.body().ifPresent(heard::add));
            romeo.send(Message.chat(her, "she speaks"));
            assertThat(heard.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("she speaks");
        }
    }

    private static String ask(String... query) throws Exception {
        return Slixmpp.ask(PROSODY, "juliet@localhost", query);
    }
}
