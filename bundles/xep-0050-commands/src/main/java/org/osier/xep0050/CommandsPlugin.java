/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import org.osgi.service.component.annotations.Component;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.stanza.Iq;
import org.osier.stream.Registration;

/**
 * Runs the commands of others, and offers every {@link Command} that is added to the session. Those are found by service
 * discovery, for which its plugin has to be there too.
 */
@Component(service = Plugin.class)
public final class CommandsPlugin implements Plugin<Commands> {
    private final CommandLimits limits;

    /** With the usual limits. */
    public CommandsPlugin() {
        this(CommandLimits.USUAL);
    }

    /** With limits of one's own. */
    public CommandsPlugin(CommandLimits limits) {
        this.limits = limits;
    }

    @Override
    public Class<Commands> api() {
        return Commands.class;
    }

    @Override
    public Commands attach(Scope scope) {
        OfferedCommands offered = new OfferedCommands();
        Executions executions = new Executions(scope, limits);
        scope.onClose(() -> executions.endAll(execution -> true));
        scope.add(new CommandList(offered));
        scope.accept(Command.class, command -> {
            Offer offer = new Offer(command);
            Registration offering = offered.add(offer);
            // Out of the table first, so that no execution begins after these have ended.
            Registration ending =
                    () -> executions.endAll(execution -> execution.offer().equals(offer));
            return ending.and(offering).and(scope.add(new CommandNode(offer)));
        });
        scope.handleAsync(
                Iq.Type.SET, CommandElement.NAMESPACE, CommandElement.NAME, new Responder(offered, executions));
        return new SessionCommands(scope);
    }
}
