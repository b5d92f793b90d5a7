/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osier.itests.interop.Witch.get;
import static org.osier.itests.interop.Witch.next;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0004.Form;
import org.osier.xep0030.DiscoItems;
import org.osier.xep0045.Affiliation;
import org.osier.xep0045.Departure;
import org.osier.xep0045.Destruction;
import org.osier.xep0045.History;
import org.osier.xep0045.Invitation;
import org.osier.xep0045.JoinOptions;
import org.osier.xep0045.MessageFailure;
import org.osier.xep0045.MucItem;
import org.osier.xep0045.MultiUserChat;
import org.osier.xep0045.NickChange;
import org.osier.xep0045.Occupant;
import org.osier.xep0045.Refusal;
import org.osier.xep0045.Role;
import org.osier.xep0045.Room;
import org.osier.xep0045.RoomEntry;
import org.osier.xep0045.RoomInfo;
import org.osier.xep0045.RoomMessage;
import org.osier.xep0045.RoomPresence;
import org.osier.xep0045.SubjectChange;
import org.osier.xep0045.VoiceRequest;

/** Two sessions of ours in the rooms of a real Prosody. */
public class MucIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(MucIT.class);

    private Witch romeo;
    private Witch juliet;

    @BeforeClass
    public static void makeAccounts() throws Exception {
        PROSODY.user("romeo@localhost");
        PROSODY.user("juliet@localhost");
    }

    @Before
    public void logIn() {
        romeo = new Witch(PROSODY, "romeo@localhost");
        juliet = new Witch(PROSODY, "juliet@localhost");
    }

    @After
    public void logOut() {
        romeo.close();
        juliet.close();
    }

    private static Jid room(String name) {
        return Jid.of(name + "@rooms.localhost");
    }

    private void refused(CompletableFuture<?> future, Condition condition) {
        assertThatThrownBy(() -> get(future))
                .cause()
                .isInstanceOfSatisfying(
                        StanzaErrorException.class,
                        e -> assertThat(e.error().condition()).isEqualTo(condition));
    }

    @Test
    public void twoMeetTalkAndPart() throws Exception {
        BlockingQueue<RoomEntry> entries = romeo.events(MultiUserChat.ROOM_JOINED);
        Room his = romeo.create(room("garden"), "romeo");
        assertThat(next(entries).isNew()).isTrue();
        BlockingQueue<RoomPresence> online = romeo.events(his.gotOnline());
        BlockingQueue<RoomMessage> heard = romeo.events(his.messages());
        Room hers = juliet.enter(room("garden"), "juliet");
        assertThat(next(online).occupant().nick()).isEqualTo("juliet");
        assertThat(hers.occupants()).extracting(Occupant::nick).containsExactlyInAnyOrder("romeo", "juliet");
        assertThat(hers.occupant("romeo").orElseThrow().affiliation()).isEqualTo(Affiliation.OWNER);
        assertThat(his.occupant("juliet").orElseThrow().realJid()).hasValue(juliet.session.jid());

        BlockingQueue<RoomMessage> hears = juliet.events(hers.messages());
        BlockingQueue<RoomMessage> whispers = juliet.events(hers.privateMessages());
        String id = his.send("It is the east");
        RoomMessage said = next(hears);
        assertThat(said.body()).isEqualTo("It is the east");
        assertThat(said.nick()).hasValue("romeo");
        RoomMessage own = next(heard);
        assertThat(own.isOwn()).isTrue();
        assertThat(own.message().id()).hasValue(id);
        his.sendPrivate("juliet", "and thou art the sun");
        assertThat(next(whispers).body()).isEqualTo("and thou art the sun");

        BlockingQueue<NickChange> nicks = romeo.events(his.nickChanges());
        get(hers.nick("sun"));
        NickChange change = next(nicks);
        assertThat(change.before()).isEqualTo("juliet");
        assertThat(change.occupant().nick()).isEqualTo("sun");
        refused(hers.nick("romeo"), Condition.CONFLICT);
        assertThat(hers.nick()).hasValue("sun");

        BlockingQueue<Departure> offline = romeo.events(his.gotOffline());
        get(hers.leave("parting is such sweet sorrow"));
        Departure departure = next(offline);
        assertThat(departure.cause()).isEqualTo(Departure.Cause.LEFT);
        assertThat(departure.reason()).hasValue("parting is such sweet sorrow");
        assertThat(his.occupants()).extracting(Occupant::nick).containsExactly("romeo");
        get(his.leave());
    }

    @Test
    public void entryIsRefusedForEachReason() throws Exception {
        Room his = romeo.enter(room("tomb"), "romeo");
        refused(juliet.muc.join(room("tomb"), "juliet", JoinOptions.DEFAULT), Condition.ITEM_NOT_FOUND);
        Form form = get(his.control().configuration());
        get(his.control()
                .configure(
                        form.answer().set("muc#roomconfig_roomsecret", "poison").build()));
        refused(juliet.muc.join(room("tomb"), "juliet", JoinOptions.DEFAULT), Condition.NOT_AUTHORIZED);
        JoinOptions options = JoinOptions.DEFAULT.withPassword("poison");
        refused(juliet.muc.join(room("tomb"), "romeo", options), Condition.CONFLICT);
        Room hers = get(juliet.muc.join(room("tomb"), "juliet", options));
        BlockingQueue<Departure> left = juliet.events(hers.left());
        get(his.control().ban(juliet.session.jid(), "a plague"));
        Departure departure = next(left);
        assertThat(departure.cause()).isEqualTo(Departure.Cause.BANNED);
        assertThat(departure.reason()).hasValue("a plague");
        refused(juliet.muc.join(room("tomb"), "juliet", options), Condition.FORBIDDEN);
        List<MucItem> banned = get(his.control().with(Affiliation.OUTCAST));
        assertThat(banned).extracting(item -> item.jid().orElseThrow()).containsExactly(Jid.of("juliet@localhost"));
        get(his.control().affiliation(Jid.of("juliet@localhost"), Affiliation.NONE, ""));
        get(his.control()
                .configure(get(his.control().configuration())
                        .answer()
                        .set("muc#roomconfig_membersonly", true)
                        .build()));
        refused(juliet.muc.join(room("tomb"), "juliet", options), Condition.REGISTRATION_REQUIRED);
        get(his.control().destroy(Destruction.because("the end")));
        JoinOptions brief = JoinOptions.DEFAULT.withTimeout(Duration.ofSeconds(5));
        assertThatThrownBy(() -> get(juliet.muc.join(Jid.of("x@nowhere.invalid"), "juliet", brief)))
                .cause()
                .isInstanceOf(StanzaErrorException.class);
    }

    @Test
    public void whoGovernsKicksAndDestroys() throws Exception {
        Room his = romeo.create(room("square"), "prince");
        Room hers = juliet.enter(room("square"), "tybalt");
        BlockingQueue<Departure> left = juliet.events(hers.left());
        BlockingQueue<Departure> hisLeft = romeo.events(his.left());
        get(his.control().kick("tybalt", "rebellious subject"));
        Departure kick = next(left);
        assertThat(kick.cause()).isEqualTo(Departure.Cause.KICKED);
        assertThat(kick.reason()).hasValue("rebellious subject");
        assertThat(kick.actor()).hasValue("prince");
        juliet.enter(room("square"), "tybalt");
        // XEP-0045, 8.2: not who has a higher affiliation.
        refused(hers.control().kick("prince", ""), Condition.NOT_ALLOWED);
        get(his.control().affiliation(juliet.session.jid(), Affiliation.MEMBER, ""));
        assertThat(get(his.control().with(Role.MODERATOR)))
                .extracting(item -> item.nick().orElseThrow())
                .containsExactly("prince");
        get(his.control()
                .destroy(new Destruction(Optional.of(room("mantua")), Optional.of("exile"), Optional.empty())));
        Departure end = next(left);
        assertThat(end.cause()).isEqualTo(Departure.Cause.DESTROYED);
        assertThat(end.reason()).hasValue("exile");
        assertThat(end.destruction().orElseThrow().alternate()).hasValue(room("mantua"));
        assertThat(next(hisLeft).cause()).isEqualTo(Departure.Cause.DESTROYED);
        assertThat(romeo.muc.rooms()).isEmpty();
    }

    @Test
    public void invitationsAreMadeTakenAndDeclined() throws Exception {
        Room his = romeo.create(room("ball"), "romeo");
        BlockingQueue<Invitation> invitations = juliet.events(MultiUserChat.GROUPCHAT_INVITE);
        BlockingQueue<Invitation> direct = juliet.events(MultiUserChat.GROUPCHAT_DIRECT_INVITE);
        BlockingQueue<Refusal> refusals = romeo.events(MultiUserChat.GROUPCHAT_DECLINE);
        his.invite(juliet.session.jid(), "come dance");
        Invitation invitation = next(invitations);
        assertThat(invitation.room().jid()).isEqualTo(room("ball"));
        assertThat(invitation.reason()).hasValue("come dance");
        juliet.muc.decline(invitation, "not tonight");
        Refusal refusal = next(refusals);
        assertThat(refusal.reason()).hasValue("not tonight");
        assertThat(refusal.invitee().orElseThrow().bare()).isEqualTo(Jid.of("juliet@localhost"));
        his.inviteDirectly(juliet.session.jid(), "come all the same");
        Invitation again = next(direct);
        assertThat(again.inviter()).hasValue(romeo.session.jid());
        assertThat(get(again.room().join("juliet", again.options())).state()).isEqualTo(Room.State.INSIDE);
        assertThat(direct).isEmpty();
        get(his.control().destroy(Destruction.PLAIN));
    }

    @Test
    public void visitorsAskForVoice() throws Exception {
        Room his = romeo.create(room("pulpit"), "friar");
        get(his.control()
                .configure(get(his.control().configuration())
                        .answer()
                        .set("muc#roomconfig_moderatedroom", true)
                        .build()));
        Room hers = juliet.enter(room("pulpit"), "juliet");
        assertThat(hers.occupant("juliet").orElseThrow().role()).isEqualTo(Role.VISITOR);
        BlockingQueue<MessageFailure> failures = juliet.events(MultiUserChat.GROUPCHAT_MESSAGE_ERROR);
        String id = hers.send("may I?");
        MessageFailure failure = next(failures);
        assertThat(failure.id()).hasValue(id);
        assertThat(failure.error().condition()).isEqualTo(Condition.FORBIDDEN);
        BlockingQueue<VoiceRequest> requests = romeo.events(MultiUserChat.GROUPCHAT_VOICE_REQUEST);
        BlockingQueue<RoomPresence> changes = juliet.events(hers.changed());
        hers.requestVoice();
        VoiceRequest request = next(requests);
        assertThat(request.nick()).hasValue("juliet");
        his.control().answer(request, true);
        next(changes, change -> change.occupant().role() == Role.PARTICIPANT);
        get(his.control().destroy(Destruction.PLAIN));
    }

    @Test
    public void whoComesLaterHearsSubjectAndHistory() throws Exception {
        Room his = romeo.create(room("orchard"), "romeo");
        BlockingQueue<RoomMessage> heard = romeo.events(his.messages());
        for (int i = 0; i < 5; i++) {
            his.send("line " + i);
            next(heard);
        }
        BlockingQueue<SubjectChange> changes = romeo.events(his.subjects());
        his.setSubject("names");
        next(changes, change -> change.subject().text().equals("names"));
        BlockingQueue<RoomMessage> hears = juliet.events(MultiUserChat.GROUPCHAT_MESSAGE);
        BlockingQueue<SubjectChange> subjects = juliet.events(MultiUserChat.GROUPCHAT_SUBJECT);
        Room hers = get(juliet.muc.join(
                room("orchard"), "juliet", JoinOptions.DEFAULT.withHistory(History.DEFAULT.withMaxStanzas(2))));
        assertThat(next(subjects).subject().text()).isEqualTo("names");
        assertThat(hers.subject().orElseThrow().nick()).hasValue("romeo");
        assertThat(next(hears).body()).isEqualTo("line 3");
        RoomMessage last = next(hears);
        assertThat(last.body()).isEqualTo("line 4");
        assertThat(last.history()).isTrue();
        assertThat(last.sent()).isPresent();
        his.send("and a live one");
        assertThat(next(hears).history()).isFalse();
        get(his.control().destroy(Destruction.PLAIN));
    }

    @Test
    public void roomsAreDiscovered() throws Exception {
        Room his = romeo.create(room("street"), "romeo");
        get(his.control()
                .configure(get(his.control().configuration())
                        .answer()
                        .set("muc#roomconfig_publicroom", true)
                        .build()));
        assertThat(get(juliet.muc.discover(Jid.of("rooms.localhost"))).items())
                .extracting(DiscoItems.Item::jid)
                .contains(room("street"));
        RoomInfo info = get(juliet.muc.info(room("street")));
        assertThat(info.isRoom()).isTrue();
        assertThat(info.features()).contains("muc_unmoderated", "muc_open");
        assertThat(info.occupants()).hasValue(1);
        assertThat(get(his.control().reservedNick())).isEmpty();
        get(his.control().destroy(Destruction.PLAIN));
    }

    @Test
    public void slixmppIsInTheSameRoom() throws Exception {
        Room his = romeo.create(room("verona"), "romeo");
        Room hers = juliet.enter(room("verona"), "juliet");
        BlockingQueue<RoomMessage> heard = romeo.events(his.messages());
        BlockingQueue<RoomMessage> whispers = juliet.events(hers.privateMessages());
        BlockingQueue<NickChange> nicks = juliet.events(hers.nickChanges());
        BlockingQueue<SubjectChange> subjects = juliet.events(hers.subjects());
        BlockingQueue<Departure> offline = juliet.events(hers.gotOffline());
        PROSODY.user("mercutio@localhost");
        try (SlixmppRoom mercutio =
                new SlixmppRoom(PROSODY, "mercutio@localhost", room("verona").toString(), "mercutio")) {
            his.send("what ho");
            mercutio.expect("\"message\"", "\"romeo\"", "what ho");
            mercutio.order("say a plague o' both your houses");
            assertThat(next(
                                    heard,
                                    said -> said.nick()
                                            .filter("mercutio"::equals)
                                            .isPresent())
                            .body())
                    .isEqualTo("a plague o' both your houses");
            mercutio.order("whisper juliet thy beauty");
            assertThat(next(whispers).body()).isEqualTo("thy beauty");
            hers.sendPrivate("mercutio", "peace");
            mercutio.expect("\"private\"", "\"juliet\"", "peace");
            mercutio.order("nick queen-mab");
            assertThat(next(nicks).occupant().nick()).isEqualTo("queen-mab");
            get(his.control().role("queen-mab", Role.MODERATOR, ""));
            mercutio.order("subject dreams");
            assertThat(next(subjects, change -> !change.subject().text().isEmpty())
                            .subject()
                            .text())
                    .isEqualTo("dreams");
            get(hers.nick("sun"));
            mercutio.expect("\"offline\"", "\"juliet\"");
            mercutio.expect("\"online\"", "\"sun\"");
            get(his.control().kick("queen-mab", "a scratch"));
            assertThat(next(offline).cause()).isEqualTo(Departure.Cause.KICKED);
        }
        get(his.control().destroy(Destruction.PLAIN));
    }
}
