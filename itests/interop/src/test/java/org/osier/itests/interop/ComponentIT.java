/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.component.ComponentXmpp;
import org.osier.jid.Jid;
import org.osier.session.AuthenticationException;
import org.osier.session.ReconnectPolicy;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stream.StreamError;
import org.osier.stream.StreamErrorException;
import org.osier.xep0092.Version;
import org.osier.xep0092.VersionHandler;

/** Our component beside a real Prosody. */
public class ComponentIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(ComponentIT.class);

    private static final long SECONDS = 20;

    @BeforeClass
    public static void makeAccounts() throws Exception {
        PROSODY.user("juliet@localhost");
    }

    @Test
    public void echoesThroughTheServer() throws Exception {
        try (ComponentXmpp echo = connected("echo.localhost");
                ClientXmpp juliet =
                        new ClientXmpp(PROSODY.client("juliet@localhost").build())) {
            echo.onMessage((message, session) -> session.send(
                    message.reply().body(message.body().orElseThrow()).build()));
            juliet.connect();
            BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
            juliet.onMessage((message, session) -> replies.add(message));
            juliet.send(Message.chat(Jid.of("anybody@echo.localhost"), "hist!"));
            Message reply = replies.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(reply.body()).contains("hist!");
            assertThat(reply.from()).contains(Jid.of("anybody@echo.localhost"));
        }
    }

    @Test
    public void answersAndAsks() throws Exception {
        try (ComponentXmpp echo = connected("echo.localhost");
                ClientXmpp juliet =
                        new ClientXmpp(PROSODY.client("juliet@localhost").build())) {
            echo.add(new VersionHandler());
            juliet.add(new VersionHandler());
            juliet.connect();
            Iq reply = juliet.requestAndWait(Iq.get(echo.jid(), Version.QUERY));
            assertThat(reply.payload(Version.CODEC).orElseThrow().name()).isEqualTo("Osier");
            Iq back = echo.request(Iq.get(juliet.jid(), Version.QUERY)).get(SECONDS, TimeUnit.SECONDS);
            assertThat(back.payload(Version.CODEC).orElseThrow().name()).isEqualTo("Osier");
        }
    }

    @Test
    public void aWrongSecretIsToldInOneLine() {
        try (ComponentXmpp echo = new ComponentXmpp(PROSODY.component("echo.localhost", "wrong"))) {
            assertThatThrownBy(echo::connect)
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("secret of echo.localhost")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    public void aSecondConnectionIsRefusedAsConflictAndTheFirstGoesOn() {
        try (ComponentXmpp first = connected("echo.localhost");
                ComponentXmpp second = new ComponentXmpp(
                        PROSODY.component("echo.localhost", PROSODY.secret()).with(ReconnectPolicy.NEVER))) {
            assertThatThrownBy(second::connect)
                    .satisfies(
                            e -> assertThat(((StreamErrorException) e).error().condition())
                                    .isEqualTo(StreamError.Condition.CONFLICT));
            assertThat(first.state()).isEqualTo(ComponentXmpp.State.ONLINE);
        }
    }

    private static ComponentXmpp connected(String domain) {
        ComponentXmpp component = new ComponentXmpp(PROSODY.component(domain, PROSODY.secret()));
        component.connect();
        return component;
    }
}
