/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xep0004.Form;
import org.osier.xml.Element;
import org.osier.xml.Values;

/**
 * The element that commands consist of (XEP-0050, 4), in either direction.
 *
 * @param action what the requester wants, as it was written
 * @param actions what it may want next; empty where the responder has not said
 * @param payload all children but notes and actions
 */
record CommandElement(
        String node,
        Optional<String> session,
        Optional<String> action,
        Optional<Status> status,
        Optional<Actions> actions,
        List<Note> notes,
        List<Element> payload,
        Optional<String> lang)
        implements Payload {
    static final String NAMESPACE = "http://jabber.org/protocol/commands";
    static final String NAME = "command";
    static final PayloadCodec<CommandElement> CODEC = PayloadCodec.of(NAMESPACE, NAME, CommandElement::from);
    /** Reads an action. */
    static final Function<String, Optional<Action>> ACTION = Values.constant(Action.class);

    private static final Function<String, Optional<Status>> STATUS = Values.constant(Status.class);
    private static final Function<String, Optional<Note.Type>> NOTE = Values.constant(Note.Type.class);
    private static final List<Action> OFFERED = List.of(Action.PREV, Action.NEXT, Action.COMPLETE);

    /** What may be done next, and which of that is usual. */
    record Actions(Set<Action> allowed, Optional<Action> usual) {}

    /** What a requester sends. */
    static CommandElement request(String node, Optional<String> session, Action action, List<Element> payload) {
        return new CommandElement(
                node,
                session,
                Optional.of(wire(action)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                payload,
                Optional.empty());
    }

    /** What a responder sends. */
    static CommandElement reply(
            String node,
            String session,
            Status status,
            Optional<Actions> actions,
            List<Note> notes,
            List<Element> payload) {
        return new CommandElement(
                node,
                Optional.of(session),
                Optional.empty(),
                Optional.of(status),
                actions,
                notes,
                payload,
                Optional.empty());
    }

    private static CommandElement from(Element command) {
        return new CommandElement(
                command.attribute("node").orElse(""),
                command.attribute("sessionid").filter(id -> !id.isEmpty()),
                command.attribute("action"),
                command.attribute("status").flatMap(STATUS),
                command.child(NAMESPACE, "actions").map(CommandElement::actions),
                command.children(NAMESPACE, "note").stream()
                        .map(CommandElement::note)
                        .toList(),
                command.children().stream()
                        .filter(child -> !child.namespace().equals(NAMESPACE))
                        .toList(),
                command.lang());
    }

    /** This answer, with node and execution of the request where it does not repeat them. */
    CommandElement of(CommandElement request) {
        return new CommandElement(
                request.node(), session.or(request::session), action, status, actions, notes, payload, lang);
    }

    private static Actions actions(Element actions) {
        Set<Action> allowed = EnumSet.noneOf(Action.class);
        OFFERED.stream().filter(action -> actions.has(NAMESPACE, wire(action))).forEach(allowed::add);
        return new Actions(allowed, actions.attribute("execute").flatMap(ACTION));
    }

    private static Note note(Element note) {
        return new Note(note.attribute("type").flatMap(NOTE).orElse(Note.Type.INFO), note.text());
    }

    /** The form that comes first (XEP-0050, 3.5: what comes first counts most). */
    Optional<Form> form() {
        return payload.stream()
                .filter(child -> child.name().equals(Form.CODEC.name()))
                .map(Form.CODEC.from())
                .findFirst();
    }

    @Override
    public Element toElement() {
        return Element.builder(NAMESPACE, NAME)
                .attribute("node", node)
                .attribute("sessionid", session)
                .attribute("action", action)
                .attribute("status", status.map(CommandElement::wire))
                .child(actions.map(CommandElement::element))
                .children(notes.stream().map(CommandElement::element).toList())
                .children(payload)
                .build();
    }

    private static Element element(Actions actions) {
        Stream<Action> allowed = OFFERED.stream().filter(actions.allowed()::contains);
        return Element.builder(NAMESPACE, "actions")
                .attribute("execute", actions.usual().map(CommandElement::wire))
                .children(allowed.map(action -> Element.of(NAMESPACE, wire(action)))
                        .toList())
                .build();
    }

    private static Element element(Note note) {
        return Element.builder(NAMESPACE, "note")
                .attribute("type", wire(note.type()))
                .text(note.text())
                .build();
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Without the payload, in which there may be passwords, and without what lets others go on. */
    @Override
    public String toString() {
        return node + " " + action.orElse("") + status.map(CommandElement::wire).orElse("");
    }
}
