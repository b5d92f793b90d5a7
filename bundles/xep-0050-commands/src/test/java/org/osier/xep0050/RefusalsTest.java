/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osier.xep0050.Verona.get;
import static org.osier.xep0050.Verona.refusal;

import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.osier.client.ClientXmpp;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.xep0004.Form;
import org.osier.xml.Element;
import org.osier.xml.QName;

/** The errors of XEP-0050, 4.4, and who gets them. */
public class RefusalsTest {
    @Rule
    public final Verona verona = new Verona(CommandLimits.USUAL);

    private final Inn inn = new Inn();

    @Before
    public void offer() {
        verona.romeo().add(inn);
    }

    private static Element.Builder command(Optional<String> session) {
        return CommandElement.request(Inn.NODE, session, Action.EXECUTE, List.of()).toElement().toBuilder();
    }

    private StanzaError refused(ClientXmpp requester, Element command) {
        return refusal(requester.request(Iq.set(verona.romeo().jid(), command)));
    }

    private void refuses(CommandError reason, Condition condition, Element.Builder command) {
        StanzaError error = refused(verona.juliet(), command.build());
        assertThat(CommandError.of(error)).hasValue(reason);
        assertThat(error.condition()).isEqualTo(condition);
        assertThat(error.text()).isPresent();
    }

    @Test
    public void actionsThatAreNone() {
        CommandStep step = verona.execute(Inn.NODE);
        refuses(
                CommandError.MALFORMED_ACTION,
                Condition.BAD_REQUEST,
                command(step.sessionId()).attribute("action", "dance"));
        refuses(
                CommandError.MALFORMED_ACTION,
                Condition.BAD_REQUEST,
                command(Optional.empty()).attribute("action", ""));
    }

    @Test
    public void actionsThatTheStageDoesNotAllow() {
        CommandStep step = verona.execute(Inn.NODE);
        for (String action : List.of("prev", "complete")) {
            refuses(
                    CommandError.BAD_ACTION,
                    Condition.BAD_REQUEST,
                    command(step.sessionId()).attribute("action", action));
        }
        for (String action : List.of("next", "prev", "complete", "cancel")) {
            refuses(
                    CommandError.BAD_ACTION,
                    Condition.BAD_REQUEST,
                    command(Optional.empty()).attribute("action", action));
        }
        assertThat(get(step.cancel()).status()).isEqualTo(Status.CANCELED);
    }

    @Test
    public void languagesThatItDoesNotSpeak() {
        refuses(
                CommandError.BAD_LOCALE,
                Condition.BAD_REQUEST,
                command(Optional.empty()).attribute(QName.XML_LANG, "tlh"));
    }

    /** The execution stays where it is, and the requester may do better. */
    @Test
    public void submissionsThatDoNotFit() {
        CommandStep step = verona.execute(Inn.NODE);
        for (Form form : List.of(
                Form.builder(Form.Type.SUBMIT).value("room", "attic").build(),
                Form.builder(Form.Type.SUBMIT).value("guest", "Romeo").build(),
                Form.builder(Form.Type.SUBMIT).build())) {
            StanzaError error = refusal(step.next(form));
            assertThat(CommandError.of(error)).hasValue(CommandError.BAD_PAYLOAD);
            assertThat(error.text().orElseThrow()).contains("\"room\"");
        }
        assertThat(CommandError.of(refusal(step.next()))).hasValue(CommandError.BAD_PAYLOAD);
        Form fits = Inn.ROOMS.answer().set("room", "cellar").build();
        assertThat(get(step.next(fits)).actions()).contains(Action.COMPLETE);
        assertThat(inn.told).containsExactly("begin juliet@localhost", "cellar");
    }

    /** XEP-0050, 3.3: an execution belongs to one full address, and its id helps nobody else. */
    @Test
    public void executionsOfOthers() {
        CommandStep step = verona.execute(Inn.NODE);
        assertThat(step.sessionId().orElseThrow()).hasSizeGreaterThanOrEqualTo(24);
        ClientXmpp chamber = verona.chamber();
        StanzaError theirs = refused(
                chamber, command(step.sessionId()).attribute("action", "cancel").build());
        assertThat(CommandError.of(theirs)).hasValue(CommandError.BAD_SESSIONID);
        refuses(CommandError.BAD_SESSIONID, Condition.BAD_REQUEST, command(Optional.of("made up")));
        refuses(
                CommandError.BAD_SESSIONID,
                Condition.BAD_REQUEST,
                command(step.sessionId()).attribute("node", "another"));
        assertThat(get(step.cancel()).status()).isEqualTo(Status.CANCELED);
        StanzaError ended = refused(chamber, command(step.sessionId()).build());
        assertThat(CommandError.of(ended)).hasValue(CommandError.BAD_SESSIONID);
    }

    @Test
    public void commandsThatAreNotThere() {
        StanzaError error = refused(
                verona.juliet(),
                command(Optional.empty()).attribute("node", "tavern").build());
        assertThat(error.condition()).isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(CommandError.of(error)).isEmpty();
    }

    /** Unless a command says otherwise, it is for those who have the account. */
    @Test
    public void strangers() {
        verona.romeo().add(new Private());
        StanzaError error =
                refusal(Verona.commands(verona.juliet()).execute(verona.romeo().jid(), "private"));
        assertThat(error.condition()).isEqualTo(Condition.FORBIDDEN);
        assertThat(error.type()).isEqualTo(StanzaError.Type.CANCEL);
        ClientXmpp orchard = verona.orchard();
        assertThat(get(Verona.commands(orchard).execute(verona.romeo().jid(), "private"))
                        .status())
                .isEqualTo(Status.COMPLETED);
    }

    private static final class Private implements Command {
        @Override
        public String node() {
            return "private";
        }

        @Override
        public String name() {
            return "For me alone";
        }

        @Override
        public Stage begin(CommandRequest request) {
            return Stage.done();
        }
    }
}
