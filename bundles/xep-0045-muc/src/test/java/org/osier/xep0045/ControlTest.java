/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osier.xep0045.Stage.COVEN;
import static org.osier.xep0045.Stage.get;
import static org.osier.xep0045.Stage.next;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0004.Form;
import org.osier.xep0030.DiscoItems;
import org.osier.xml.Element;

public class ControlTest {
    private static final Jid CAMBRIDGE = Jid.of("earlofcambridge@shakespeare.lit");
    private static final String FORM = "<query xmlns='http://jabber.org/protocol/muc#owner'>"
            + "<x xmlns='jabber:x:data' type='form'><field type='hidden' var='FORM_TYPE'>"
            + "<value>http://jabber.org/protocol/muc#roomconfig</value></field>"
            + "<field type='boolean' var='muc#roomconfig_membersonly'><value>0</value></field>"
            + "<field type='text-private' var='muc#roomconfig_roomsecret'><value>cauldronburn</value></field>"
            + "</x></query>";

    private Stage stage;
    private RoomControl control;

    @Before
    public void open() throws Exception {
        stage = new Stage();
        control = stage.muc.room(COVEN).control();
    }

    @After
    public void close() throws Exception {
        stage.close();
    }

    /** Answers the request that was just sent, and returns what it asked. */
    private Element answer(String payload) throws Exception {
        return reply("result", payload);
    }

    private Element reply(String type, String payload) throws Exception {
        Element request = stage.sent();
        stage.receive("<iq type='" + type + "' from='" + request.attribute("to").orElseThrow() + "' id='"
                + request.attribute("id").orElseThrow() + "'>" + payload + "</iq>");
        return request.firstChild().orElseThrow();
    }

    private static Element item(String... attributes) {
        Element.Builder item = Element.builder(Muc.ADMIN, "item");
        for (int i = 0; i < attributes.length; i += 2) {
            item.attribute(attributes[i], attributes[i + 1]);
        }
        return item.build();
    }

    /** XEP-0045, 8.2 to 8.4: by nickname, and the role only. */
    @Test
    public void changesRoles() throws Exception {
        CompletableFuture<Void> kick = control.kick("pistol", "Avaunt, you cullion!");
        Element query = answer("");
        get(kick);
        assertThat(query.children())
                .containsExactly(item("role", "none", "nick", "pistol").toBuilder()
                        .child(Muc.ADMIN, "reason", "Avaunt, you cullion!")
                        .build());
        CompletableFuture<Void> voice = control.grantVoice("pistol");
        assertThat(answer("").children()).containsExactly(item("role", "participant", "nick", "pistol"));
        get(voice);
        CompletableFuture<Void> silence = control.revokeVoice("pistol", "");
        assertThat(answer("").children()).containsExactly(item("role", "visitor", "nick", "pistol"));
        get(silence);
    }

    /** XEP-0045, 9.1: by bare address, and the affiliation only. */
    @Test
    public void changesAffiliations() throws Exception {
        CompletableFuture<Void> ban = control.ban(Jid.of(CAMBRIDGE + "/stabber"), "");
        assertThat(answer("").children()).containsExactly(item("affiliation", "outcast", "jid", CAMBRIDGE.toString()));
        get(ban);
        CompletableFuture<Void> refused = control.affiliation(CAMBRIDGE, Affiliation.OWNER, "");
        reply("error", "<error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>");
        assertThatThrownBy(() -> get(refused)).hasCauseInstanceOf(StanzaErrorException.class);
    }

    @Test
    public void readsLists() throws Exception {
        CompletableFuture<List<MucItem>> banned = control.with(Affiliation.OUTCAST);
        Element query = answer("<query xmlns='http://jabber.org/protocol/muc#admin'>"
                + "<item affiliation='outcast' jid='" + CAMBRIDGE + "'><reason>Treason</reason></item>"
                + "<item affiliation='king' jid='@@'/></query>");
        assertThat(query.children()).containsExactly(item("affiliation", "outcast"));
        assertThat(get(banned))
                .containsExactly(
                        MucItem.of(CAMBRIDGE, Affiliation.OUTCAST, "Treason"),
                        new MucItem(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        CompletableFuture<List<MucItem>> speakers = control.with(Role.PARTICIPANT);
        assertThat(answer("").children()).containsExactly(item("role", "participant"));
        assertThat(get(speakers)).isEmpty();
    }

    /** XEP-0045, 10.1.3 and 10.2. */
    @Test
    public void configures() throws Exception {
        CompletableFuture<Form> asking = control.configuration();
        answer(FORM);
        Form form = get(asking);
        assertThat(form.toString()).doesNotContain("cauldronburn");
        CompletableFuture<Void> done = control.configure(
                form.answer().set("muc#roomconfig_membersonly", true).build());
        Element submitted = answer("").child(Form.NAMESPACE, "x").orElseThrow();
        assertThat(submitted.attribute("type")).hasValue("submit");
        assertThat(Form.CODEC.from().apply(submitted).bool("muc#roomconfig_membersonly"))
                .hasValue(true);
        get(done);
        CompletableFuture<Form> nothing = control.configuration();
        answer("<query xmlns='http://jabber.org/protocol/muc#owner'/>");
        assertThatThrownBy(() -> get(nothing)).hasCauseInstanceOf(StanzaErrorException.class);
    }

    /** XEP-0045, 10.1.2, 10.1.3 and 10.9. */
    @Test
    public void acceptsCancelsAndDestroys() throws Exception {
        CompletableFuture<Void> instant = control.acceptDefaults();
        Element x = answer("").firstChild().orElseThrow();
        assertThat(x)
                .isEqualTo(Element.builder(Form.NAMESPACE, "x")
                        .attribute("type", "submit")
                        .build());
        get(instant);
        CompletableFuture<Void> cancelled = control.cancelConfiguration();
        assertThat(answer("").firstChild().orElseThrow().attribute("type")).hasValue("cancel");
        get(cancelled);
        CompletableFuture<Void> destroyed = control.destroy(Destruction.because("Macbeth doth come."));
        Element destroy = answer("").child(Muc.OWNER, "destroy").orElseThrow();
        assertThat(destroy.childText(Muc.OWNER, "reason")).hasValue("Macbeth doth come.");
        get(destroyed);
    }

    /** XEP-0045, 7.13 and 8.6. */
    @Test
    public void givesVoiceWhereItIsAsked() throws Exception {
        BlockingQueue<VoiceRequest> requests = stage.events(MultiUserChat.GROUPCHAT_VOICE_REQUEST);
        Room room = stage.enter("crone");
        String form = "<message from='" + COVEN + "'><x xmlns='jabber:x:data' type='form'>"
                + "<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#request</value></field>"
                + "<field var='muc#role' type='list-single'><value>participant</value></field>"
                + "<field var='muc#jid' type='jid-single'><value>hag66@shakespeare.lit/pda</value></field>"
                + "<field var='muc#roomnick' type='text-single'><value>thirdwitch</value></field></x></message>";
        stage.receive(form.replace("coven@", "heath@"), form);
        VoiceRequest request = next(requests);
        assertThat(request.room()).isEqualTo(room);
        assertThat(request.nick()).hasValue("thirdwitch");
        control.answer(request, true);
        Form answer =
                Form.CODEC.from().apply(stage.sent().child(Form.NAMESPACE, "x").orElseThrow());
        assertThat(answer.bool("muc#request_allow")).hasValue(true);
        assertThat(answer.text("muc#jid")).hasValue("hag66@shakespeare.lit/pda");
        room.requestVoice();
        Form wish =
                Form.CODEC.from().apply(stage.sent().child(Form.NAMESPACE, "x").orElseThrow());
        assertThat(wish.text("muc#role")).hasValue("participant");
        assertThat(requests).isEmpty();
    }

    /** XEP-0045, 6.3, 6.4 and 7.12. */
    @Test
    public void discoversRooms() throws Exception {
        CompletableFuture<DiscoItems> rooms = stage.muc.discover(Jid.of("chat.shakespeare.lit"));
        answer("<query xmlns='http://jabber.org/protocol/disco#items'><item jid='" + COVEN
                + "' name='A Cave'/></query>");
        assertThat(get(rooms).items()).extracting(DiscoItems.Item::jid).containsExactly(COVEN);
        CompletableFuture<RoomInfo> asking = stage.muc.info(COVEN);
        answer("<query xmlns='http://jabber.org/protocol/disco#info'><identity category='conference' type='text'"
                + " name='A Dark Cave'/><feature var='http://jabber.org/protocol/muc'/><feature var='muc_moderated'/>"
                + "<x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE' type='hidden'>"
                + "<value>http://jabber.org/protocol/muc#roominfo</value></field>"
                + "<field var='muc#roominfo_occupants'><value>3</value></field></x></query>");
        RoomInfo info = get(asking);
        assertThat(info.isRoom()).isTrue();
        assertThat(info.name()).hasValue("A Dark Cave");
        assertThat(info.features()).contains("muc_moderated");
        assertThat(info.occupants()).hasValue(3);
        assertThat(info.description()).isEmpty();
        CompletableFuture<Optional<String>> nick = control.reservedNick();
        Element query = answer("<query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'>"
                + "<identity category='conference' type='text' name='thirdwitch'/></query>");
        assertThat(query.attribute("node")).hasValue("x-roomuser-item");
        assertThat(get(nick)).hasValue("thirdwitch");
    }
}
