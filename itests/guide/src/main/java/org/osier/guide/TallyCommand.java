/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import org.osgi.service.component.annotations.Component;
import org.osier.jid.Jid;
import org.osier.session.Extension;
import org.osier.session.Session;
import org.osier.xep0004.Field;
import org.osier.xep0004.Form;
import org.osier.xep0050.Command;
import org.osier.xep0050.CommandRequest;
import org.osier.xep0050.Stage;

/** Tells the tally of somebody to whom it concerns. */
@Component(service = Extension.class)
public final class TallyCommand implements Command {
    // guide: command
    private static final Form WHO = Form.builder(Form.Type.FORM)
            .title("Whose messages?")
            .field(Field.of(Field.Type.JID_SINGLE, "who").asRequired())
            .build();

    @Override
    public Stage begin(CommandRequest request) {
        return Stage.askLast(WHO, answer -> {
            Jid who = answer.form().jid("who").orElseThrow();
            Tally tally = answer.session().plugin(Tally.class).orElseThrow();
            return Stage.done(who + " has sent " + tally.of(who));
        });
    }
    // end

    @Override
    public String node() {
        return "tally";
    }

    @Override
    public String name() {
        return "Count messages";
    }

    @Override
    public boolean allows(Jid requester, Session session) {
        return requester.domain().equals(session.jid().domain());
    }
}
