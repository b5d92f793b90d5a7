/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.Iq;
import org.osier.xep0030.DiscoItems.Item;
import org.osier.xml.Element;

/** The payloads of service discovery. */
public class DiscoTest {
    private static final Iq REQUEST = Iq.toOwnAccount(Iq.Type.GET, Element.of(DiscoInfo.NAMESPACE, "query"));

    private static Element.Builder element(String namespace, String name, String... attributes) {
        Element.Builder element = Element.builder(namespace, name);
        for (int i = 0; i < attributes.length; i += 2) {
            element.attribute(attributes[i], attributes[i + 1]);
        }
        return element;
    }

    static Element form(String type, String field, String value) {
        return element(DiscoInfo.FORMS, "x", "type", "result")
                .child(element(DiscoInfo.FORMS, "field", "var", "FORM_TYPE", "type", "hidden")
                        .child(DiscoInfo.FORMS, "value", type)
                        .build())
                .child(element(DiscoInfo.FORMS, "field", "var", field)
                        .child(DiscoInfo.FORMS, "value", value)
                        .build())
                .build();
    }

    private static DiscoInfo info(Element query) {
        return REQUEST.result(query).payload(DiscoInfo.CODEC).orElseThrow();
    }

    private static DiscoItems items(Element query) {
        return REQUEST.result(query).payload(DiscoItems.CODEC).orElseThrow();
    }

    @Test
    public void infoComesOutAsItWentIn() {
        DiscoInfo info = new DiscoInfo(
                Optional.of("node"),
                List.of(
                        new Identity("client", "bot", Optional.of("Romeo")),
                        new Identity("client", "bot", Optional.of("it"), Optional.of("Romeo")),
                        new Identity("gateway", "irc", Optional.empty())),
                Set.of("urn:xmpp:ping", "jabber:iq:version"),
                List.of(form("urn:example:form", "a", "1")));
        assertThat(info(info.toElement())).isEqualTo(info);
        DiscoInfo nothing = new DiscoInfo(Optional.empty(), List.of(), Set.of());
        assertThat(info(nothing.toElement())).isEqualTo(nothing);
    }

    @Test
    public void infoLeavesOutWhatIsIncompleteOrForeign() {
        String namespace = DiscoInfo.NAMESPACE;
        DiscoInfo info = info(Element.builder(namespace, "query")
                .child(element(namespace, "identity", "category", "client").build())
                .child(element(namespace, "identity", "type", "bot").build())
                .child(element("urn:example:evil", "identity", "category", "client", "type", "bot")
                        .build())
                .child(element(namespace, "feature").build())
                .child(element("urn:example:evil", "feature", "var", "x").build())
                .child(element(namespace, "feature", "var", "a").build())
                .child(element(namespace, "feature", "var", "a").build())
                .child(element("urn:example:evil", "x").build())
                .child(element(namespace, "identity", "category", "", "type", "bot")
                        .build())
                .build());
        assertThat(info).isEqualTo(new DiscoInfo(Optional.empty(), List.of(), Set.of("a")));
    }

    @Test
    public void readsFormsAsTheyAre() {
        Element form = element(DiscoInfo.FORMS, "x").build();
        assertThat(info(Element.builder(DiscoInfo.NAMESPACE, "query")
                                .child(form)
                                .build())
                        .forms())
                .containsExactly(form);
    }

    @Test
    public void cannotBeChanged() {
        DiscoInfo info = DiscoInfo.of(new Identity("client", "bot", "Romeo"), "a");
        assertThat(info.features()).containsExactly("a", DiscoInfo.NAMESPACE);
        assertThatThrownBy(() -> info.features().add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> info.identities().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    public void refusesOwnPartsThatNobodyCouldRead() {
        assertThat(new DiscoForm(form("urn:x", "a", "1")).type()).isEqualTo("urn:x");
        for (Element form : List.of(
                Element.of("urn:x", "x"),
                element(DiscoInfo.FORMS, "x", "type", "result").build(),
                form("urn:x", "a", "1").toBuilder().attribute("type", "form").build())) {
            assertThatThrownBy(() -> new DiscoForm(form)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Identity("client", "", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void itemsComeOutAsTheyWentIn() {
        DiscoItems items = new DiscoItems(
                Optional.of("music"),
                List.of(
                        new Item(Jid.of("rooms.montague.lit"), Optional.empty(), Optional.of("Rooms")),
                        new Item(Jid.of("montague.lit"), Optional.of("music/A"), Optional.empty())));
        assertThat(items(items.toElement())).isEqualTo(items);
    }

    @Test
    public void itemsLeaveOutWhatHasNoAddress() {
        String namespace = DiscoItems.NAMESPACE;
        DiscoItems items = items(Element.builder(namespace, "query")
                .child(element(namespace, "item", "node", "x").build())
                .child(element(namespace, "item", "jid", "@@").build())
                .child(element(namespace, "item", "jid", "").build())
                .child(element("urn:example:evil", "item", "jid", "evil.lit").build())
                .child(element(namespace, "item", "jid", "Rooms.Montague.lit").build())
                .build());
        assertThat(items.items())
                .containsExactly(new Item(Jid.of("rooms.montague.lit"), Optional.empty(), Optional.empty()));
    }
}
