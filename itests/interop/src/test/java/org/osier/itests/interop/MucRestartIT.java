/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osier.itests.interop.Witch.get;
import static org.osier.itests.interop.Witch.next;

import java.util.concurrent.BlockingQueue;
import org.junit.ClassRule;
import org.junit.Test;
import org.osier.jid.Jid;
import org.osier.xep0045.Departure;
import org.osier.xep0045.MultiUserChat;
import org.osier.xep0045.Room;
import org.osier.xep0045.RoomEntry;
import org.osier.xep0045.RoomMessage;

/** The server goes away with its rooms, and comes back with them. */
public class MucRestartIT {
    @ClassRule
    public static final Prosody PROSODY = new Prosody(MucRestartIT.class);

    private static final Jid ROOM = Jid.of("tower@rooms.localhost");

    @Test
    public void theRoomIsEnteredAgainWithWhatWasMissed() throws Exception {
        PROSODY.user("romeo@localhost");
        try (Witch romeo = new Witch(PROSODY, "romeo@localhost")) {
            Room room = romeo.enter(ROOM, "romeo");
            get(room.control()
                    .configure(get(room.control().configuration())
                            .answer()
                            .set("muc#roomconfig_persistentroom", true)
                            .build()));
            BlockingQueue<Departure> left = romeo.events(MultiUserChat.ROOM_LEFT);
            BlockingQueue<RoomEntry> entries = romeo.events(MultiUserChat.ROOM_JOINED);
            BlockingQueue<RoomMessage> heard = romeo.events(room.messages());
            room.send("before");
            assertThat(next(heard).body()).isEqualTo("before");
            PROSODY.stop();
            assertThat(next(left).cause()).isIn(Departure.Cause.SHUTDOWN, Departure.Cause.SESSION_ENDED);
            assertThat(room.state()).isEqualTo(Room.State.OUTSIDE);
            PROSODY.start();
            RoomEntry entry = next(entries);
            assertThat(entry.again()).isTrue();
            assertThat(entry.nick()).isEqualTo("romeo");
            room.send("after");
            next(heard, said -> said.body().equals("after") && !said.history());
        }
    }
}
