/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.ServiceRegistration;
import org.osier.itests.support.Verona;
import org.osier.jid.Jid;
import org.osier.session.Extension;
import org.osier.session.Session;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0030.DiscoPlugin;
import org.osier.xep0050.Command;
import org.osier.xep0050.CommandItem;
import org.osier.xep0050.CommandRequest;
import org.osier.xep0050.Commands;
import org.osier.xep0050.CommandsPlugin;
import org.osier.xep0050.Note;
import org.osier.xep0050.Stage;

/** A command that is a service is offered by every session, for as long as it is there. */
@RunWith(PaxExam.class)
public class CommandsIT {
    @Rule
    public final Verona verona = new Verona();

    @Configuration
    public Option[] container() {
        return new Option[] {Container.options()};
    }

    @Test
    public void aServiceIsOfferedUntilItIsUnregistered() throws Exception {
        Session romeo = verona.romeo();
        verona.juliet().add(new DiscoPlugin());
        verona.juliet().add(new CommandsPlugin());
        Commands commands = verona.juliet().plugin(Commands.class).orElseThrow();
        ServiceRegistration<Extension> service = verona.context().registerService(Extension.class, new Hour(), null);
        assertThat(commands.list(romeo.jid()).get(Verona.SECONDS, TimeUnit.SECONDS))
                .extracting(CommandItem::node)
                .containsExactly("hour");
        assertThat(commands.execute(romeo.jid(), "hour")
                        .get(Verona.SECONDS, TimeUnit.SECONDS)
                        .notes())
                .containsExactly(Note.info("nine"));

        service.unregister();
        assertThat(commands.list(romeo.jid()).get(Verona.SECONDS, TimeUnit.SECONDS))
                .isEmpty();
        assertThatThrownBy(() -> commands.execute(romeo.jid(), "hour").get(Verona.SECONDS, TimeUnit.SECONDS))
                .hasCauseInstanceOf(StanzaErrorException.class)
                .hasMessageContaining("item-not-found");
    }

    private static final class Hour implements Command {
        @Override
        public String node() {
            return "hour";
        }

        @Override
        public String name() {
            return "Which hour it is";
        }

        @Override
        public boolean allows(Jid requester, Session session) {
            return true;
        }

        @Override
        public Stage begin(CommandRequest request) {
            return Stage.done("nine");
        }
    }
}
