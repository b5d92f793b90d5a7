/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0030.DiscoItems.Item;

/** What a session asks others. */
public class AskingTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");

    private final Romeo romeo = new Romeo();
    private Disco disco;

    @Before
    public void connect() {
        romeo.add(new DiscoPlugin());
        disco = romeo.plugin(Disco.class).orElseThrow();
        romeo.connect();
    }

    @After
    public void close() {
        romeo.close();
    }

    private Iq asked() {
        return new Iq(romeo.sent()).withFrom(Romeo.JID);
    }

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    public void asksForInfo() throws Exception {
        CompletableFuture<DiscoInfo> answer = disco.info(JULIET);
        Iq request = asked();
        assertThat(request.to()).hasValue(JULIET);
        assertThat(request.payload().orElseThrow().attribute("node")).isEmpty();
        DiscoInfo theirs = new DiscoInfo(Optional.empty(), List.of(), Set.of("x"));
        romeo.receive(request.result(theirs));
        assertThat(get(answer)).isEqualTo(theirs);
    }

    @Test
    public void asksForNodes() throws Exception {
        CompletableFuture<DiscoInfo> info = disco.info(JULIET, "music");
        assertThat(asked().payload().orElseThrow().attribute("node")).hasValue("music");
        CompletableFuture<DiscoItems> items = disco.items(JULIET, "music");
        Iq request = asked();
        assertThat(request.payload().orElseThrow().attribute("node")).hasValue("music");
        DiscoItems theirs = new DiscoItems(Optional.of("music"), List.of(new Item(JULIET, "Pavane")));
        romeo.receive(request.result(theirs));
        assertThat(get(items)).isEqualTo(theirs);
        assertThat(info).isNotDone();
    }

    @Test
    public void failsWhereTheAnswerHoldsNone() {
        CompletableFuture<DiscoItems> items = disco.items(JULIET);
        romeo.receive(asked().result());
        assertThatThrownBy(() -> get(items)).hasCauseInstanceOf(StanzaErrorException.class);
    }

    @Test
    public void failsWhereItIsRefused() {
        CompletableFuture<DiscoInfo> info = disco.info(JULIET);
        romeo.receive(asked().error(StanzaError.of(Condition.FORBIDDEN)));
        assertThatThrownBy(() -> get(info))
                .cause()
                .isInstanceOfSatisfying(
                        StanzaErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(Condition.FORBIDDEN));
    }
}
