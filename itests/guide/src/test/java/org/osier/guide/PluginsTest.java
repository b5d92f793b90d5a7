/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.jid.Jid;
import org.osier.stanza.Message;
import org.osier.stream.Registration;
import org.osier.xep0004.Form;
import org.osier.xep0030.Disco;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoPlugin;
import org.osier.xep0050.CommandStep;
import org.osier.xep0050.Commands;
import org.osier.xep0050.CommandsPlugin;
import org.osier.xep0050.Note;

/** The plugins of the guide, and what they bring to other plugins, in plain Java. */
public class PluginsTest {
    private static final long SECONDS = 20;

    @Rule
    public final Verona verona = new Verona();

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<Message> toRomeo = new LinkedBlockingQueue<>();
    private ClientXmpp romeo;
    private ClientXmpp juliet;

    @Before
    public void connect() {
        romeo = verona.client("romeo", timer);
        romeo.connect();
        juliet = verona.client("juliet");
        juliet.add(new DiscoPlugin());
        juliet.add(new CommandsPlugin());
        juliet.connect();
    }

    private void julietSays(int messages) throws InterruptedException {
        romeo.onMessage((message, session) -> toRomeo.add(message));
        for (int i = 0; i < messages; i++) {
            juliet.send(Message.chat(romeo.jid(), "Romeo"));
            assertThat(toRomeo.poll(SECONDS, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    public void theTallyIsKeptForAnHour() throws Exception {
        Registration tally = romeo.add(new TallyPlugin());
        Tally counts = romeo.plugin(Tally.class).orElseThrow();
        BlockingQueue<Integer> hours = new LinkedBlockingQueue<>();
        romeo.on(Tally.HOUR, hour -> hours.add(hour.of(juliet.jid())));
        julietSays(2);
        assertThat(counts.of(juliet.jid())).isEqualTo(2);
        assertThat(romeo.features()).contains("urn:example:tally");

        timer.pass(Duration.ofHours(1));
        assertThat(hours.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(2);
        timer.pass(Duration.ofHours(1));
        assertThat(hours.poll(SECONDS, TimeUnit.SECONDS)).isZero();

        tally.close();
        assertThat(romeo.plugin(Tally.class)).isEmpty();
        assertThat(romeo.features()).doesNotContain("urn:example:tally");
    }

    @Test
    public void theReportUsesTheTally() throws Exception {
        BlockingQueue<String> toJuliet = new LinkedBlockingQueue<>();
        juliet.onMessage((message, session) -> toJuliet.add(message.body().orElse("")));
        romeo.add(new ReportPlugin());
        romeo.add(new TallyPlugin());
        julietSays(2);
        juliet.send(Message.chat(romeo.jid(), "/tally"));
        assertThat(toJuliet.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("You have sent 3");
    }

    @Test
    public void aNodeAnswersForItself() throws Exception {
        romeo.add(new DiscoPlugin());
        romeo.add(new BalconyNode());
        Disco disco = juliet.plugin(Disco.class).orElseThrow();
        DiscoInfo balcony = disco.info(romeo.jid(), "balcony").get(SECONDS, TimeUnit.SECONDS);
        assertThat(balcony.supports("urn:example:moonlight")).isTrue();
    }

    @Test
    public void aCommandAsksAndTells() throws Exception {
        romeo.add(new TallyPlugin());
        romeo.add(new DiscoPlugin());
        romeo.add(new CommandsPlugin());
        romeo.add(new TallyCommand());
        julietSays(3);
        Commands commands = juliet.plugin(Commands.class).orElseThrow();
        CommandStep asked = commands.execute(romeo.jid(), "tally").get(SECONDS, TimeUnit.SECONDS);
        Form filled =
                asked.form().orElseThrow().answer().set("who", juliet.jid()).build();
        CommandStep told = asked.complete(filled).get(SECONDS, TimeUnit.SECONDS);
        assertThat(told.notes()).extracting(Note::text).containsExactly(juliet.jid() + " has sent 3");
    }

    @Test
    public void aCommandIsNotForStrangers() {
        assertThat(new TallyCommand().allows(Jid.of("tybalt@capulet.lit/sword"), romeo))
                .isFalse();
    }
}
