/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.xep0004.Form;

/**
 * What is wanted of a command, by whom, and at which of the own addresses.
 *
 * @param language in which the answer is wanted
 */
record Asked(Session session, Jid requester, Jid responder, CommandElement element, Optional<String> language) {
    private static final Form NOTHING = Form.builder(Form.Type.SUBMIT).build();

    static Asked of(Iq request, Session session) {
        CommandElement element = request.payload(CommandElement.CODEC).orElseThrow();
        return new Asked(
                session,
                // RFC 6120, 8.1.2.1: who does not say who it is is the own account.
                request.from().orElseGet(() -> session.jid().bare()),
                request.to().orElseGet(session::jid),
                element,
                element.lang().or(request::lang));
    }

    String node() {
        return element.node();
    }

    /** XEP-0050, 4.1: execute, if nothing is said. */
    Action action() {
        return element.action().map(Asked::action).orElse(Action.EXECUTE);
    }

    private static Action action(String wire) {
        return CommandElement.ACTION
                .apply(wire)
                .orElseThrow(() -> CommandError.MALFORMED_ACTION.because("there is no such action"));
    }

    /** What was filled in; an empty submission if nothing was. XEP-0050, 3.5.1: one of the type cancel counts too. */
    Form submitted() {
        return element.form().orElse(NOTHING);
    }

    /** The request as the command sees it. */
    CommandRequest request(Action action, Form form) {
        return new CommandRequest(session, requester, responder, action, form, language);
    }
}
