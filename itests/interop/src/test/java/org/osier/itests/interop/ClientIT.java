/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.client.ClientConfig;
import org.osier.client.ClientXmpp;
import org.osier.client.Login;
import org.osier.jid.Jid;
import org.osier.session.ConnectionFailure;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.Message;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaErrorException;
import org.osier.xml.Element;

/** Our client at a real Prosody. */
public class ClientIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(ClientIT.class);

    private static final long SECONDS = 20;

    @BeforeClass
    public static void makeAccounts() throws Exception {
        PROSODY.user("romeo@localhost");
        PROSODY.user("juliet@localhost");
        PROSODY.user("romeo@sha1.localhost");
    }

    @Test
    public void logsInOverTls13WithScramSha256() {
        try (ClientXmpp romeo = connected("romeo@localhost/orchard")) {
            assertThat(romeo.login()).contains(new Login("SCRAM-SHA-256", Optional.of("TLSv1.3")));
            assertThat(romeo.jid()).isEqualTo(Jid.of("romeo@localhost/orchard"));
            assertThat(romeo.streamId()).isPresent();
            assertThat(romeo.state()).isEqualTo(Session.State.ONLINE);
        }
    }

    @Test
    public void logsInWithScramSha1WhereThatIsAllThereIs() {
        try (ClientXmpp romeo = connected("romeo@sha1.localhost")) {
            assertThat(romeo.login().orElseThrow().mechanism()).isEqualTo("SCRAM-SHA-1");
        }
    }

    @Test
    public void twoClientsTalk() throws Exception {
        try (ClientXmpp romeo = connected("romeo@localhost");
                ClientXmpp juliet = connected("juliet@localhost")) {
            romeo.onMessage((message, session) -> session.send(
                    message.reply().body(message.body().orElseThrow()).build()));
            BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
            juliet.onMessage((message, session) -> replies.add(message));
            String body = "O Romeo, \uD83C\uDF39 & <Montague> ]]> \u00e9";
            juliet.send(Message.chat(romeo.jid(), body));
            Message reply = replies.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(reply.body()).contains(body);
            assertThat(reply.from()).contains(romeo.jid());
        }
    }

    @Test
    public void twoThousandMessagesArriveInOrder() throws Exception {
        int count = 2000;
        try (ClientXmpp romeo = connected("romeo@localhost");
                ClientXmpp juliet = connected("juliet@localhost")) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            romeo.onMessage((message, session) -> heard.add(message.body().orElse("")));
            List<String> said = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                said.add("line " + i);
                juliet.send(Message.chat(romeo.jid(), "line " + i));
            }
            List<String> received = new ArrayList<>();
            while (received.size() < count) {
                String next = heard.poll(SECONDS, TimeUnit.SECONDS);
                assertThat(next).as("after %d messages", received.size()).isNotNull();
                received.add(next);
            }
            assertThat(received).isEqualTo(said);
        }
    }

    @Test
    public void twoHundredRequestsInFlightGetTheirOwnReplies() throws Exception {
        try (ClientXmpp romeo = connected("romeo@localhost");
                ClientXmpp juliet = connected("juliet@localhost")) {
            romeo.handle(
                    Iq.Type.GET,
                    "urn:verona:number",
                    "number",
                    (request, session) -> request.result(request.payload().orElseThrow()));
            List<CompletableFuture<Iq>> replies = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                replies.add(juliet.request(
                        Iq.get(romeo.jid(), Element.of("urn:verona:number", "number", String.valueOf(i)))));
            }
            for (int i = 0; i < 200; i++) {
                Iq reply = replies.get(i).get(SECONDS, TimeUnit.SECONDS);
                assertThat(reply.payload().orElseThrow().text()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    public void theOwnServerAnswersThePing() {
        try (ClientXmpp romeo = connected("romeo@localhost")) {
            Iq reply = romeo.requestAndWait(Iq.get(Jid.of("localhost"), Element.of("urn:xmpp:ping", "ping")));
            assertThat(reply.type()).isEqualTo(Iq.Type.RESULT);
            Iq roster = romeo.requestAndWait(Iq.toOwnAccount(Iq.Type.GET, Element.of("jabber:iq:roster", "query")));
            assertThat(roster.payload().orElseThrow().namespace()).isEqualTo("jabber:iq:roster");
        }
    }

    @Test
    public void tellsThatItIsThereUnlessToldNotTo() throws Exception {
        BlockingQueue<Jid> seen = new LinkedBlockingQueue<>();
        try (ClientXmpp first =
                new ClientXmpp(PROSODY.client("juliet@localhost/first").build())) {
            first.onPresence((presence, session) -> presence.from().ifPresent(seen::add));
            first.connect();
            assertThat(seen.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(first.jid());
            ClientConfig unseen = PROSODY.client("juliet@localhost/unseen")
                    .initialPresence(false)
                    .build();
            try (ClientXmpp silent = new ClientXmpp(unseen)) {
                silent.connect();
                try (ClientXmpp second = connected("juliet@localhost/second")) {
                    assertThat(seen.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(second.jid());
                }
            }
        }
    }

    @Test
    public void whoDoesNotExistDoesNotAnswer() {
        try (ClientXmpp romeo = connected("romeo@localhost")) {
            Iq request = Iq.get(Jid.of("nobody@localhost"), Element.of("urn:verona:number", "number"));
            assertThatThrownBy(() -> romeo.requestAndWait(request))
                    .isInstanceOfSatisfying(
                            StanzaErrorException.class,
                            e -> assertThat(e.error().condition())
                                    .isEqualTo(StanzaError.Condition.SERVICE_UNAVAILABLE));
        }
    }

    /** RFC 6120, 7.7.2.2: the server lets the newcomer have the resource; a fight over it would never end. */
    @Test
    public void yieldsItsResourceToANewcomer() throws Exception {
        BlockingQueue<ConnectionFailure> failures = new LinkedBlockingQueue<>();
        try (ClientXmpp first =
                new ClientXmpp(PROSODY.client("romeo@localhost/same").build())) {
            first.on(Session.CONNECTION_FAILED, failures::add);
            first.connect();
            try (ClientXmpp second = connected("romeo@localhost/same")) {
                ConnectionFailure failure = failures.poll(SECONDS, TimeUnit.SECONDS);
                assertThat(failure.cause()).hasMessageStartingWith("stream error conflict");
                assertThat(failure.nextAttempt()).isEmpty();
                assertThat(second.requestAndWait(Iq.get(Jid.of("localhost"), Element.of("urn:xmpp:ping", "ping")))
                                .type())
                        .isEqualTo(Iq.Type.RESULT);
            }
        }
    }

    private static ClientXmpp connected(String jid) {
        ClientConfig config = PROSODY.client(jid).build();
        ClientXmpp client = new ClientXmpp(config);
        client.connect();
        return client;
    }
}
