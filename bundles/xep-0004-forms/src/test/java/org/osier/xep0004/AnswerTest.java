/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Test;
import org.osier.jid.Jid;

/** Submissions: made from a form, and checked against it. */
public class AnswerTest {
    private static final Form RENTING = FormTest.read(FormTest.RENTING);

    private static Answer answer() {
        return RENTING.answer().set("guest", "Romeo").set("balcony", true);
    }

    private static void refuses(ThrowingCallable setting, String field, String problem) {
        assertThatThrownBy(setting).isInstanceOfSatisfying(FormException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e).hasMessageContaining("the field \"" + field + "\" ").hasMessageContaining(problem);
            assertThat(e.mayPass()).isFalse();
        });
    }

    @Test
    public void holdsWhatWasSetTheDefaultsAndWhatIsHidden() {
        Form submission = answer().set("wishes", "peace\nquiet")
                .set("nights", 7)
                .set("guests", Jid.of("romeo@montague.lit"), Jid.of("nurse@capulet.lit"))
                .build();
        assertThat(submission.type()).isEqualTo(Form.Type.SUBMIT);
        assertThat(submission.formType()).hasValue("urn:example:inn");
        assertThat(submission.text("guest")).hasValue("Romeo");
        assertThat(submission.bool("balcony")).hasValue(true);
        assertThat(submission.values("wishes")).containsExactly("peace", "quiet");
        assertThat(submission.integer("nights")).hasValue(7);
        assertThat(submission.values("meals")).containsExactly("supper", "breakfast");
        assertThat(submission.jids("guests")).hasSize(2);
    }

    /** XEP-0004, 3.5: what is left out keeps its value; and what describes a field belongs to the form only. */
    @Test
    public void leavesOutWhatHasNoValue() {
        Form submission = answer().build();
        assertThat(submission.field("knock")).isEmpty();
        assertThat(submission.field("payer")).isEmpty();
        assertThat(submission.fields()).noneMatch(field -> field.type() == Field.Type.FIXED);
        assertThat(submission.fields())
                .allMatch(field -> field.label().isEmpty() && field.options().isEmpty() && !field.required());
    }

    /** XEP-0004, 3.6. */
    @Test
    public void takesAValueAway() {
        Form submission = answer().clear("meals").set("nights", "").build();
        assertThat(submission.field("meals")).isPresent();
        assertThat(submission.values("meals")).isEmpty();
        assertThat(submission.values("nights")).containsExactly("");
        refuses(() -> answer().clear("guest").build(), "guest", "is required");
        refuses(() -> answer().set("guest", "").build(), "guest", "is required");
    }

    @Test
    public void refusesWhatDoesNotFit() {
        refuses(() -> answer().set("balcony", "perhaps"), "balcony", "true or false");
        refuses(() -> answer().set("nights", 3), "nights", "is one of 1, 2, 7");
        refuses(() -> answer().set("nights", "1", "2"), "nights", "one value, not 2");
        refuses(() -> answer().set("meals", "dinner", "snack"), "meals", "is one of breakfast, dinner, supper");
        refuses(() -> answer().set("payer", "@@"), "payer", "addresses");
        refuses(() -> answer().set("guests", "a.lit", "@@"), "guests", "addresses");
        refuses(() -> answer().set("dog", "yes"), "dog", "does not exist; there are FORM_TYPE, guest");
        refuses(() -> RENTING.answer().set("guest", "Romeo").build(), "balcony", "is required");
    }

    @Test
    public void namesNoSecretAndNotAllOfALongList() {
        refuses(() -> answer().set("knock", "s3same", "s3same"), "knock", "one value");
        assertThatThrownBy(() -> answer().set("knock", "s3same", "s3same")).hasMessageNotContaining("s3same");
        String[] options = IntStream.range(0, 5000).mapToObj(Integer::toString).toArray(String[]::new);
        Form form = Form.builder(Form.Type.FORM)
                .field(Field.of(Field.Type.LIST_SINGLE, "n").withOptions(options))
                .build();
        refuses(() -> form.answer().set("n", "x"), "n", "8, 9 and 4990 more");
    }

    /** XEP-0004, 3.3: the order of the options stays, and an address counts once. */
    @Test
    public void putsValuesInOrder() {
        Form submission = answer().set("meals", "supper", "breakfast", "supper")
                .set("guests", "A.lit", "b.lit", "a.lit")
                .build();
        assertThat(submission.values("meals")).containsExactly("breakfast", "supper");
        assertThat(submission.values("guests")).containsExactly("a.lit", "b.lit");
    }

    @Test
    public void aListThatOffersNothingTakesAnything() {
        Form form = Form.builder(Form.Type.FORM)
                .field(Field.of(Field.Type.LIST_SINGLE, "any"))
                .build();
        assertThat(form.answer().set("any", "thing").build().text("any")).hasValue("thing");
    }

    @Test
    public void checksWhatOthersSubmit() {
        Form submitted = FormTest.read("<x xmlns='jabber:x:data' type='submit'>"
                + "<field var='guest'><value>Romeo</value></field><field var='guest'><value>Paris</value></field>"
                + "<field var='balcony'><value>0</value></field><field var='dog'><value>1</value></field>"
                + "<field var='meals'/></x>");
        Form checked = RENTING.check(submitted);
        assertThat(checked.type()).isEqualTo(Form.Type.SUBMIT);
        assertThat(checked.text("guest")).hasValue("Romeo");
        assertThat(checked.field("balcony").orElseThrow().type()).isEqualTo(Field.Type.BOOLEAN);
        assertThat(checked.field("dog")).isEmpty();
        assertThat(checked.field("nights"))
                .as("left out, so it keeps its value")
                .isEmpty();
        assertThat(checked.field("meals")).as("taken away").isPresent();
        Form poor = Form.builder(Form.Type.SUBMIT).value("guest", "Romeo").build();
        refuses(() -> RENTING.check(poor), "balcony", "is required");
        Form wrong = Form.builder(Form.Type.SUBMIT).value("nights", "3").build();
        refuses(() -> RENTING.check(wrong), "nights", "is one of");
    }

    @Test
    public void whatWasAnsweredPassesTheCheck() {
        Form submission =
                answer().set("knock", "s3same").set("payer", Jid.of("a.lit")).build();
        Form received = FormTest.read(submission.toElement().toString());
        assertThat(RENTING.check(received).fields())
                .isEqualTo(submission.fields().stream()
                        .map(field -> field.name().orElseThrow().equals("meals")
                                ? field.withValues(List.of("breakfast", "supper"))
                                : field)
                        .toList());
    }
}
