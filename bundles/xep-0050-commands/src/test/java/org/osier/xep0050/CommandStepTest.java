/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.xep0004.Form;
import org.osier.xml.Element;

/** What a requester makes of answers of all kinds. */
public class CommandStepTest {
    private static final Jid RESPONDER = Jid.of("inn.lit");

    private final AtomicReference<CommandElement> sent = new AtomicReference<>();

    private static CommandElement read(String attributes, String content) {
        Element command = Element.parse("<command xmlns='http://jabber.org/protocol/commands' node='inn' " + attributes
                + ">" + content + "</command>");
        return Iq.toOwnAccount(Iq.Type.SET, command)
                .payload(CommandElement.CODEC)
                .orElseThrow();
    }

    private CommandStep step(String attributes, String content) {
        return new CommandStep(RESPONDER, read(attributes, content), command -> {
            sent.set(command);
            return new CompletableFuture<>();
        });
    }

    @Test
    public void theElementComesOutAsItWentIn() {
        CommandElement element = read(
                "sessionid='s1' status='executing'",
                "<actions execute='complete'><prev/><complete/></actions><note type='warn'>Hear!</note><note type='info'/>"
                        + "<x xmlns='jabber:x:data' type='form'/><x xmlns='jabber:x:oob'/>");
        assertThat(CommandElement.CODEC.from().apply(element.toElement())).isEqualTo(element);
        assertThat(element.form()).isPresent();
        assertThat(element.payload()).hasSize(2);
        assertThat(element.toElement().toString())
                .contains("<actions execute='complete'><prev/><complete/></actions>", "<note type='warn'>Hear!</note>");
        CommandElement request = read("action='next' sessionid='s1'", "");
        assertThat(CommandElement.CODEC.from().apply(request.toElement())).isEqualTo(request);
    }

    /** XEP-0050, 3.4: without actions there is one stage only. */
    @Test
    public void withoutActionsItCanBeCompleted() {
        CommandStep step = step("status='executing' sessionid='s1'", "");
        assertThat(step.actions()).containsExactlyInAnyOrder(Action.COMPLETE, Action.CANCEL);
        assertThat(step.usualAction()).hasValue(Action.COMPLETE);
    }

    /** XEP-0050, 3.4: next, if nothing is said; and never what is not allowed. */
    @Test
    public void theUsualActionIsOneThatIsAllowed() {
        String executing = "status='executing' sessionid='s1'";
        assertThat(step(executing, "<actions><prev/><next/><complete/></actions>")
                        .usualAction())
                .hasValue(Action.NEXT);
        assertThat(step(executing, "<actions execute='complete'><next/><complete/></actions>")
                        .usualAction())
                .hasValue(Action.COMPLETE);
        assertThat(step(executing, "<actions><complete/></actions>").usualAction())
                .hasValue(Action.COMPLETE);
        assertThat(step(executing, "<actions execute='next'><complete/></actions>")
                        .usualAction())
                .hasValue(Action.COMPLETE);
        assertThat(step(executing, "<actions execute='cancel'><prev/></actions>")
                        .usualAction())
                .isEmpty();
        assertThat(step(executing, "<actions execute='prev'><prev/></actions>").usualAction())
                .hasValue(Action.PREV);
    }

    @Test
    public void asksForWhatIsAllowedOnly() {
        CommandStep step = step("status='executing' sessionid='s1'", "<actions><next/></actions>");
        assertThatThrownBy(step::prev)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inn")
                .hasMessageContaining("PREV");
        assertThatThrownBy(step::complete).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> step.next(Form.builder(Form.Type.FORM).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("answer()");
        assertThat(sent.get()).isNull();
        assertThat(step.next(Form.builder(Form.Type.SUBMIT).build())).isNotDone();
        assertThat(sent.get().action()).hasValue("next");
        assertThat(sent.get().session()).hasValue("s1");
        assertThat(sent.get().node()).isEqualTo("inn");
        assertThat(sent.get().form()).isPresent();
        assertThat(step.cancel()).isNotDone();
        assertThat(sent.get().action()).hasValue("cancel");
        assertThat(sent.get().payload()).isEmpty();
    }

    @Test
    public void nothingFollowsTheEnd() {
        for (String status : new String[] {"completed", "canceled"}) {
            CommandStep step = step("status='" + status + "'", "<actions><next/></actions>");
            assertThat(step.actions()).isEmpty();
            assertThat(step.usualAction()).isEmpty();
            assertThatThrownBy(step::cancel).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    public void toleratesAnswersThatLeaveThingsOut() {
        assertThat(step("", "").status()).isEqualTo(Status.COMPLETED);
        assertThat(step("status='singing'", "<actions><next/></actions>").status())
                .isEqualTo(Status.EXECUTING);
        assertThat(step("", "<x xmlns='jabber:x:data' type='form'/>").status()).isEqualTo(Status.EXECUTING);
        assertThat(step("", "<x xmlns='jabber:x:data' type='result'/>").status())
                .isEqualTo(Status.COMPLETED);
        assertThat(step("", "<note>a</note><note type='loud'>b</note>").notes())
                .containsExactly(Note.info("a"), Note.info("b"));
        assertThat(step("", "<note type='error'>a</note>").failed()).isTrue();
        assertThat(step("sessionid=''", "").sessionId()).isEmpty();
        CommandElement asked = CommandElement.request("inn", Optional.of("s1"), Action.NEXT, List.of());
        assertThat(read("sessionid='s2'", "").of(asked).session()).hasValue("s2");
        assertThat(read("", "").of(asked).session()).hasValue("s1");
    }

    @Test
    public void showsNoValues() {
        String shown = step("status='executing'", "<note>s3same</note>").toString();
        assertThat(shown).contains("inn", "EXECUTING").doesNotContain("s3same");
        CommandElement secret = read(
                "action='next' sessionid='s3same'",
                "<x xmlns='jabber:x:data' type='submit'><field var='knock'><value>s3same</value></field></x>");
        assertThat(secret.toString()).contains("inn", "next").doesNotContain("s3same");
    }
}
