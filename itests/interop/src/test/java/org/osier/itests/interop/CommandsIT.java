/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.xep0004.Answer;
import org.osier.xep0004.Field;
import org.osier.xep0004.Form;
import org.osier.xep0030.DiscoPlugin;
import org.osier.xep0050.Action;
import org.osier.xep0050.Command;
import org.osier.xep0050.CommandItem;
import org.osier.xep0050.CommandRequest;
import org.osier.xep0050.CommandStep;
import org.osier.xep0050.Commands;
import org.osier.xep0050.CommandsPlugin;
import org.osier.xep0050.Note;
import org.osier.xep0050.Stage;
import org.osier.xep0050.Status;

/** slixmpp runs a command of ours, and we run one of slixmpp's, through a real Prosody. */
public class CommandsIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(CommandsIT.class);

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
        romeo.add(new CommandsPlugin());
        romeo.connect();
    }

    @After
    public void logOut() {
        if (romeo != null) {
            romeo.close();
        }
    }

    private static String ask(String... query) throws Exception {
        return Slixmpp.ask(PROSODY, "juliet@localhost", query);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    public void slixmppRunsOurs() throws Exception {
        romeo.add(new Inn());
        String us = romeo.jid().toString();
        assertThat(ask("commands", us)).contains("\"ok\": true", "\"node\": \"inn\"", "\"name\": \"Rent a room\"");
        assertThat(ask("command", us, "inn", "room=balcony,guest=Juliet"))
                .contains("\"ok\": true", "\"status\": \"completed\"")
                .contains("[[\"next\"], [\"complete\", \"prev\"]]")
                .contains("\"room\": \"balcony\"", "\"guest\": \"Juliet\"", "\"breakfast\": true")
                .contains("[\"warn\", \"Knock first.\"]", "[\"info\", \"Sleep well.\"]");
        assertThat(ask("command", us, "inn", "room=attic")).contains("\"ok\": false", "bad-request", "\\\"room\\\"");
        assertThat(ask("command", us, "tavern", "")).contains("\"ok\": false", "item-not-found");
    }

    @Test
    public void weRunSlixmpps() throws Exception {
        Commands commands = romeo.plugin(Commands.class).orElseThrow();
        try (Slixmpp juliet = Slixmpp.answering(PROSODY, "juliet@localhost")) {
            Jid her = Jid.of(juliet.jid());
            assertThat(get(commands.list(her))).extracting(CommandItem::node).contains("rent");
            CommandStep rooms = get(commands.execute(her, "rent"));
            assertThat(rooms.form().orElseThrow().title()).hasValue("A room in Verona");
            CommandStep guest =
                    get(rooms.next(answer(rooms).set("room", "cellar").build()));
            assertThat(guest.actions()).contains(Action.PREV, Action.NEXT);
            CommandStep again = get(guest.prev());
            guest = get(again.next(answer(again).set("room", "balcony").build()));
            CommandStep sure =
                    get(guest.next(answer(guest).set("guest", "Romeo").build()));
            assertThat(sure.notes()).containsExactly(Note.warn("Knock first."));
            assertThat(sure.usualAction()).hasValue(Action.COMPLETE);
            CommandStep end = get(sure.complete());
            assertThat(end.status()).isEqualTo(Status.COMPLETED);
            assertThat(end.form().orElseThrow().text("room")).hasValue("balcony");
            assertThat(end.form().orElseThrow().text("guest")).hasValue("Romeo");
            assertThat(end.notes()).containsExactly(Note.info("Sleep well."));
            assertThat(get(get(commands.execute(her, "rent")).cancel()).status())
                    .isEqualTo(Status.CANCELED);
        }
    }

    private static Answer answer(CommandStep step) {
        return step.form().orElseThrow().answer();
    }

    /** Two questions, then a result. */
    private static final class Inn implements Command {
        @Override
        public String node() {
            return "inn";
        }

        @Override
        public String name() {
            return "Rent a room";
        }

        @Override
        public boolean allows(Jid requester, Session session) {
            return requester.bare().equals(Jid.of("juliet@localhost"));
        }

        @Override
        public Stage begin(CommandRequest request) {
            Form rooms = Form.builder(Form.Type.FORM)
                    .field(Field.of(Field.Type.LIST_SINGLE, "room")
                            .withOptions("balcony", "cellar")
                            .asRequired())
                    .build();
            return Stage.ask(rooms, Inn::guest).withNote(Note.warn("Knock first."));
        }

        private static Stage guest(CommandRequest first) {
            Form guests = Form.builder(Form.Type.FORM)
                    .field(Field.of(Field.Type.TEXT_SINGLE, "guest").asRequired())
                    .field(Field.of(Field.Type.BOOLEAN, "breakfast").withValue(true))
                    .build();
            return Stage.askLast(
                    guests,
                    second -> Stage.later(CompletableFuture.supplyAsync(() -> done(first.form(), second.form()))));
        }

        private static Stage done(Form room, Form guest) {
            return Stage.done(Form.builder(Form.Type.RESULT)
                            .field(room.field("room").orElseThrow())
                            .field(guest.field("guest").orElseThrow())
                            .field(guest.field("breakfast").orElseThrow())
                            .build())
                    .withNote(Note.info("Sleep well."));
        }
    }
}
