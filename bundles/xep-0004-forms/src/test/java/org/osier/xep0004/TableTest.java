/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;
import org.osier.jid.Jid;

public class TableTest {
    /** XEP-0004, 5.2, in structure. */
    @Test
    public void holdsSeveralResults() {
        Form form = FormTest.read(
                "<x xmlns='jabber:x:data' type='result'><title>Search: inn</title>"
                        + "<reported><field var='name' label='Name' type='text-single'/><field var='jid' type='jid-single'/></reported>"
                        + "<item><field var='name'><value>The Rose</value></field><field var='jid'><value>rose.lit</value></field></item>"
                        + "<item><field var='name'><value>The Thorn</value></field><field var='jid'><value/></field></item></x>");
        Table table = form.table().orElseThrow();
        assertThat(form.title()).hasValue("Search: inn");
        assertThat(table.columns())
                .extracting(Field::type)
                .containsExactly(Field.Type.TEXT_SINGLE, Field.Type.JID_SINGLE);
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0).text("name")).hasValue("The Rose");
        assertThat(table.rows().get(0).jid("jid")).hasValue(Jid.of("rose.lit"));
        assertThat(table.rows().get(1).jid("jid")).isEmpty();
    }

    @Test
    public void isBuiltRowByRow() {
        Form form = Form.builder(Form.Type.RESULT)
                .column(Field.of(Field.Type.TEXT_SINGLE, "name").withLabel("Name"))
                .column(Field.of(Field.Type.JID_SINGLE, "jid"))
                .row("The Rose", "rose.lit")
                .row("The Thorn", "")
                .build();
        Form read = FormTest.read(form.toElement().toString());
        assertThat(read).isEqualTo(form);
        assertThat(read.table().orElseThrow().rows().get(0).jid("jid")).hasValue(Jid.of("rose.lit"));
        assertThat(form.toElement().toString()).contains("type='jid-single'", "type='text-single'");
    }

    @Test
    public void refusesARowThatDoesNotFit() {
        Form.Builder form = Form.builder(Form.Type.RESULT).column(Field.of(Field.Type.TEXT_SINGLE, "name"));
        assertThatThrownBy(() -> form.row("a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 values")
                .hasMessageContaining("1 columns");
    }

    /** XEP-0004, 3.4: older senders put the header last, or left it out. */
    @Test
    public void needsNoHeaderAndNoOrder() {
        String item = "<item><field var='name'><value>The Rose</value></field></item>";
        Form last = FormTest.read(
                "<x xmlns='jabber:x:data' type='result'>" + item + "<reported><field var='name'/></reported></x>");
        assertThat(last.table().orElseThrow().columns()).hasSize(1);
        assertThat(last.table().orElseThrow().rows()).hasSize(1);
        Form none = FormTest.read("<x xmlns='jabber:x:data' type='result'>" + item + "</x>");
        assertThat(none.table().orElseThrow().columns()).isEmpty();
        assertThat(none.table().orElseThrow().rows()).hasSize(1);
    }
}
