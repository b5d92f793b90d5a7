/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.xep0004.Field;
import org.osier.xep0004.Form;

/** A command of two questions, for everybody: which room, and for whom. */
final class Inn implements Command {
    static final String NODE = "inn";

    /** What was told, in order. */
    final List<String> told = new CopyOnWriteArrayList<>();

    static final Form ROOMS = Form.builder(Form.Type.FORM)
            .title("A room in Verona")
            .field(Field.of(Field.Type.LIST_SINGLE, "room")
                    .withOptions("balcony", "cellar")
                    .asRequired())
            .field(Field.of(Field.Type.TEXT_PRIVATE, "knock"))
            .build();

    static Form guests(String room) {
        return Form.builder(Form.Type.FORM)
                .field(Field.hidden("room", room))
                .field(Field.of(Field.Type.TEXT_SINGLE, "guest").asRequired())
                .field(Field.of(Field.Type.BOOLEAN, "breakfast").withValue(true))
                .build();
    }

    @Override
    public String node() {
        return NODE;
    }

    @Override
    public String name() {
        return "Rent a room";
    }

    @Override
    public boolean allows(Jid requester, Session session) {
        return true;
    }

    @Override
    public boolean speaks(String language) {
        return !language.equals("tlh");
    }

    @Override
    public Stage begin(CommandRequest request) {
        told.add("begin " + request.requester().bare());
        return Stage.ask(ROOMS, this::room).withNote(Note.warn("Knock first."));
    }

    private Stage room(CommandRequest request) {
        String room = request.form().text("room").orElseThrow();
        told.add(room);
        return Stage.askLast(guests(room), second -> done(room, second));
    }

    private Stage done(String room, CommandRequest request) {
        told.add(request.form().text("guest").orElseThrow());
        return Stage.done(Form.builder(Form.Type.RESULT).value("room", room).build())
                .withNote(Note.info("Sleep well."));
    }

    /** A command of one answer, for everybody. */
    static Command simple(String node, StageHandler begin) {
        return new Simple(node, begin, Optional.empty());
    }

    record Simple(String node, StageHandler first, Optional<Jid> jid) implements Command {
        @Override
        public String name() {
            return "The command " + node;
        }

        @Override
        public boolean allows(Jid requester, Session session) {
            return true;
        }

        @Override
        public Stage begin(CommandRequest request) throws Exception {
            return first.handle(request);
        }
    }
}
