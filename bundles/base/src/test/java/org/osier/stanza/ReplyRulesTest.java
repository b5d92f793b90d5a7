/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError.Condition;

/** What answers what, and what answers nothing (RFC 6120, 8.2.3 and 8.3.1; RFC 6121, 3.1 and 5.2). */
public class ReplyRulesTest {
    private static final StanzaError REFUSAL = StanzaError.of(Condition.SERVICE_UNAVAILABLE);
    private static final String ADDRESSES = " from='orchard@rooms.lit/juliet' to='romeo@montague.lit/x' id='7' ";

    /** Type of the message, type of the reply, whom to. */
    private static final String[][] MESSAGES = {
        {"", "normal", "orchard@rooms.lit/juliet"},
        {"type=''", "normal", "orchard@rooms.lit/juliet"},
        {"type='sonnet'", "normal", "orchard@rooms.lit/juliet"},
        {"type='normal'", "normal", "orchard@rooms.lit/juliet"},
        {"type='chat'", "chat", "orchard@rooms.lit/juliet"},
        {"type='groupchat'", "groupchat", "orchard@rooms.lit"},
        {"type='headline'", "normal", "orchard@rooms.lit/juliet"},
    };

    private static Message message(String type, String content) {
        return new Message(Wire.element("<message" + ADDRESSES + type + ">" + content + "</message>"));
    }

    private static Presence presence(String type) {
        return new Presence(Wire.element("<presence" + ADDRESSES + type + "/>"));
    }

    @Test
    @Point(39)
    public void messages() {
        for (String[] row : MESSAGES) {
            Message message = message(row[0], "<body>x</body><thread parent='p'>t</thread><x xmlns='urn:example:x'/>");
            assertThat(message.reply().body("y").build())
                    .as(row[0])
                    .isEqualTo(new Message(Wire.element("<message type='" + row[1] + "' to='" + row[2]
                            + "' from='romeo@montague.lit/x'><thread parent='p'>t</thread><body>y</body></message>")));
        }
    }

    @Test
    public void messagesWithLittleInThem() {
        assertThat(message("", "<thread/>").reply().build().element().children())
                .isEmpty();
        assertThat(new Message(Wire.element("<message type='groupchat'/>"))
                        .reply()
                        .build())
                .isEqualTo(new Message(Wire.element("<message type='groupchat'/>")));
        assertThat(new Message(Wire.element("<message type='groupchat' from='a@rooms.lit'/>"))
                        .reply()
                        .build()
                        .to())
                .hasValue(Jid.of("a@rooms.lit"));
    }

    @Test
    @Point({39, 41})
    public void subscriptions() {
        Presence request = presence("type='subscribe'");
        assertThat(request.approve())
                .isEqualTo(new Presence(Wire.element(
                        "<presence type='subscribed' to='orchard@rooms.lit' from='romeo@montague.lit'/>")));
        assertThat(request.deny())
                .isEqualTo(new Presence(Wire.element(
                        "<presence type='unsubscribed' to='orchard@rooms.lit' from='romeo@montague.lit'/>")));
        assertThatThrownBy(new Presence(Wire.element("<presence type='subscribe'/>"))::approve)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not say who");
    }

    @Test
    @Point(39)
    public void onlySubscriptionRequestsAreDecided() {
        for (String type :
                new String[] {"subscribed", "unsubscribe", "unsubscribed", "probe", "error", "unavailable"}) {
            Presence presence = presence("type='" + type + "'");
            assertThatThrownBy(presence::approve)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not one of type " + type);
            assertThatThrownBy(presence::deny).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(Presence.available()::approve).hasMessageContaining("of type available");
    }

    @Test
    @Point(27)
    public void anUnhandledRequestIsRefusedInThisShape() {
        for (String type : new String[] {"get", "set"}) {
            Iq iq = new Iq(Wire.element("<iq" + ADDRESSES + "type='" + type + "'><x xmlns='urn:example:x'/></iq>"));
            assertThat(iq.error(REFUSAL))
                    .isEqualTo(new Iq(Wire.element(
                            "<iq type='error' id='7' to='orchard@rooms.lit/juliet' from='romeo@montague.lit/x'>"
                                    + "<error type='cancel'>"
                                    + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                                    + "</error></iq>")));
        }
    }

    @Test
    @Point({27, 39})
    public void noErrorAnswersAnErrorNorAResult() {
        Message message = message("type='error'", "");
        assertThatThrownBy(message::reply).hasMessage("a message of type error is not answered (RFC 6120, 8.3.1)");
        assertThatThrownBy(() -> message.error(REFUSAL)).isInstanceOf(IllegalStateException.class);
        for (String type : new String[] {"error", "sonnet", "available", ""}) {
            assertThatThrownBy(() -> presence("type='" + type + "'").error(REFUSAL))
                    .as(type)
                    .isInstanceOf(IllegalStateException.class);
        }
        for (String type : new String[] {"error", "result"}) {
            Iq iq = new Iq(Wire.element("<iq" + ADDRESSES + "type='" + type + "'/>"));
            assertThatThrownBy(() -> iq.error(REFUSAL)).hasMessageContaining("of type " + type + " is not answered");
            assertThatThrownBy(iq::result).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    public void errorsGoBackWithTheSameId() {
        Stanza[] errors = {
            message("type='chat'", "").error(REFUSAL), presence("type='probe'").error(REFUSAL)
        };
        for (Stanza error : errors) {
            assertThat(error.error()).hasValue(REFUSAL);
            assertThat(error.id()).hasValue("7");
            assertThat(error.to()).hasValue(Jid.of("orchard@rooms.lit/juliet"));
            assertThat(error.from()).hasValue(Jid.of("romeo@montague.lit/x"));
        }
    }
}
