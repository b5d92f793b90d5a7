/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.xml.Element;

/** Forms as they are on the wire, and what can be read from them. */
public class FormTest {
    /** XEP-0004, 5.1, in structure: sections, defaults, options, something required, something hidden. */
    static final String RENTING = "<x xmlns='jabber:x:data' type='form'>"
            + "<title>A room in Verona</title><instructions>Tell what you need.</instructions>"
            + "<instructions>We write back within a day.</instructions>"
            + "<field type='hidden' var='FORM_TYPE'><value>urn:example:inn</value></field>"
            + "<field type='fixed'><value>Part 1: the guest</value></field>"
            + "<field type='text-single' var='guest' label='Name'><required/></field>"
            + "<field type='text-multi' var='wishes'><desc>One in each line</desc></field>"
            + "<field type='boolean' var='balcony'><required/></field>"
            + "<field type='text-private' var='knock'/>"
            + "<field type='list-multi' var='meals'><value>supper</value><value>breakfast</value>"
            + "<option label='Early'><value>breakfast</value></option><option><value>dinner</value></option>"
            + "<option label='Late'><value>supper</value></option></field>"
            + "<field type='list-single' var='nights'><value>2</value><option><value>1</value></option>"
            + "<option><value>2</value></option><option><value>7</value></option></field>"
            + "<field type='jid-single' var='payer'/><field type='jid-multi' var='guests'/></x>";

    static Form read(String xml) {
        Element x = Element.parse(xml);
        return Iq.toOwnAccount(Iq.Type.SET, x).payload(Form.CODEC).orElseThrow();
    }

    @Test
    public void isReadInAllItsParts() {
        Form form = read(RENTING);
        assertThat(form.type()).isEqualTo(Form.Type.FORM);
        assertThat(form.title()).hasValue("A room in Verona");
        assertThat(form.instructions()).containsExactly("Tell what you need.", "We write back within a day.");
        assertThat(form.formType()).hasValue("urn:example:inn");
        assertThat(form.table()).isEmpty();
        assertThat(form.fields())
                .extracting(Field::type)
                .containsExactly(
                        Field.Type.HIDDEN,
                        Field.Type.FIXED,
                        Field.Type.TEXT_SINGLE,
                        Field.Type.TEXT_MULTI,
                        Field.Type.BOOLEAN,
                        Field.Type.TEXT_PRIVATE,
                        Field.Type.LIST_MULTI,
                        Field.Type.LIST_SINGLE,
                        Field.Type.JID_SINGLE,
                        Field.Type.JID_MULTI);
        Field guest = form.field("guest").orElseThrow();
        assertThat(guest.label()).hasValue("Name");
        assertThat(guest.required()).isTrue();
        assertThat(form.field("wishes").orElseThrow().description()).hasValue("One in each line");
        assertThat(form.field("meals").orElseThrow().options())
                .contains(
                        new Field.Option("breakfast", Optional.of("Early")),
                        new Field.Option("dinner", Optional.empty()));
        assertThat(form.field("meals").orElseThrow().required()).isFalse();
    }

    @Test
    public void comesOutAsItWentIn() {
        for (String xml : List.of(
                RENTING,
                "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>a</value></field>"
                        + "<field var='b' type='boolean'><value>1</value></field><field var='c'/></x>",
                "<x xmlns='jabber:x:data' type='cancel'/>",
                "<x xmlns='jabber:x:data' type='result'><reported><field var='a' type='jid-single' label='A'/></reported>"
                        + "<item><field var='a' type='jid-single'><value>b.lit</value></field></item></x>")) {
            Form form = read(xml);
            assertThat(read(form.toElement().toString())).isEqualTo(form);
        }
        assertThat(Form.cancel().toElement()).isEqualTo(Element.parse("<x xmlns='jabber:x:data' type='cancel'/>"));
    }

    @Test
    public void isBuiltAsItIsRead() {
        Form form = Form.builder(Form.Type.FORM)
                .title("A room in Verona")
                .instructions("Tell what you need.")
                .instructions("We write back within a day.")
                .formType("urn:example:inn")
                .field(Field.fixed("Part 1: the guest"))
                .field(Field.of(Field.Type.TEXT_SINGLE, "guest")
                        .withLabel("Name")
                        .asRequired())
                .field(Field.of(Field.Type.TEXT_MULTI, "wishes").withDescription("One in each line"))
                .field(Field.of(Field.Type.BOOLEAN, "balcony").asRequired())
                .field(Field.of(Field.Type.TEXT_PRIVATE, "knock"))
                .field(Field.of(Field.Type.LIST_MULTI, "meals")
                        .withOption("breakfast", "Early")
                        .withOptions("dinner")
                        .withOption("supper", "Late")
                        .withValues("supper", "breakfast"))
                .field(Field.of(Field.Type.LIST_SINGLE, "nights")
                        .withOptions("1", "2", "7")
                        .withValues("2"))
                .field(Field.of(Field.Type.JID_SINGLE, "payer"))
                .field(Field.of(Field.Type.JID_MULTI, "guests"))
                .build();
        assertThat(form).isEqualTo(read(RENTING));
    }

    @Test
    public void isReadAsTypes() {
        Form form = read("<x xmlns='jabber:x:data' type='submit'>"
                + "<field var='yes'><value>true</value></field><field var='no'><value> 0 </value></field>"
                + "<field var='many'><value>42</value></field><field var='word'><value>perhaps</value></field>"
                + "<field var='who'><value>Juliet@Capulet.lit/Balcony</value></field>"
                + "<field var='all'><value>a.lit</value><value>@@</value><value>A.lit</value><value>b.lit</value></field>"
                + "<field var='text'><value>one\ntwo</value><value/><value>three</value></field></x>");
        assertThat(form.bool("yes")).hasValue(true);
        assertThat(form.bool("no")).hasValue(false);
        assertThat(form.integer("many")).hasValue(42);
        assertThat(form.bool("word")).isEmpty();
        assertThat(form.integer("word")).isEmpty();
        assertThat(form.jid("who")).hasValue(Jid.of("juliet@capulet.lit/Balcony"));
        assertThat(form.jids("all")).containsExactly(Jid.of("a.lit"), Jid.of("b.lit"));
        assertThat(form.lines("text")).containsExactly("one", "two", "", "three");
        assertThat(form.values("all")).hasSize(4);
        assertThat(form.text("nothing")).isEmpty();
        assertThat(form.bool("nothing")).isEmpty();
        assertThat(form.jid("nothing")).isEmpty();
        assertThat(form.values("nothing")).isEmpty();
        assertThat(form.jids("nothing")).isEmpty();
        assertThat(form.lines("nothing")).isEmpty();
    }

    /** XEP-0004, 3.3: what is not understood is a line of text. */
    @Test
    public void toleratesWhatPeersSend() {
        Form form = read("<x xmlns='jabber:x:data'><field var='a' type='colour'><value>red</value></field>"
                + "<field type='text-single'><value>nameless</value></field>"
                + "<field var='a'><value>second</value></field>"
                + "<field var='l' type='list-single'><option label='nothing'/><option><value>x</value></option></field>"
                + "<field xmlns='urn:example:evil' var='evil'/></x>");
        assertThat(form.type()).isEqualTo(Form.Type.FORM);
        assertThat(form.field("a").orElseThrow().type()).isEqualTo(Field.Type.TEXT_SINGLE);
        assertThat(form.text("a")).hasValue("red");
        assertThat(form.fields()).hasSize(3);
        assertThat(form.field("l").orElseThrow().options()).containsExactly(new Field.Option("x", Optional.empty()));
    }

    /** XEP-0068, 5. */
    @Test
    public void onlyAHiddenFieldTellsTheTypeOfTheForm() {
        String field = "<field var='FORM_TYPE'%s><value>urn:x</value></field></x>";
        String plain = String.format(field, "");
        assertThat(read("<x xmlns='jabber:x:data' type='form'>" + plain).formType())
                .isEmpty();
        assertThat(read("<x xmlns='jabber:x:data' type='result'>" + plain).formType())
                .isEmpty();
        assertThat(read("<x xmlns='jabber:x:data' type='submit'>" + plain).formType())
                .hasValue("urn:x");
        String text = String.format(field, " type='text-single'");
        assertThat(read("<x xmlns='jabber:x:data' type='submit'>" + text).formType())
                .isEmpty();
    }

    @Test
    public void aFieldNeedsAName() {
        assertThatThrownBy(() -> new Field(
                        Optional.empty(),
                        Field.Type.BOOLEAN,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BOOLEAN");
    }

    @Test
    public void showsNoValues() {
        Form form = Form.builder(Form.Type.SUBMIT)
                .field(Field.of(Field.Type.TEXT_PRIVATE, "knock").withValues("s3same"))
                .value("word", "s3same", "s3same")
                .build();
        assertThat(form.toString()).contains("knock", "2 values").doesNotContain("s3same");
        assertThat(form.answer().toString()).doesNotContain("s3same");
    }
}
