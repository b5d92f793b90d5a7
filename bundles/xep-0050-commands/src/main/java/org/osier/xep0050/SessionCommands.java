/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osier.jid.Jid;
import org.osier.session.Scope;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xep0030.Disco;
import org.osier.xep0030.DiscoItems;

/** What one session asks of others. Safe for use by many threads. */
final class SessionCommands implements Commands {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Scope scope;

    SessionCommands(Scope scope) {
        this.scope = scope;
    }

    @Override
    public CompletableFuture<List<CommandItem>> list(Jid responder) {
        Disco disco = scope.plugin(Disco.class)
                .orElseThrow(() ->
                        new IllegalStateException("commands are listed by service discovery; add its DiscoPlugin"));
        return disco.items(responder, CommandElement.NAMESPACE).thenApply(items -> commands(responder, items));
    }

    /** XEP-0050, 5: a responder reports its own commands only. */
    private static List<CommandItem> commands(Jid responder, DiscoItems items) {
        return items.items().stream()
                .filter(item -> item.jid().equals(responder))
                .flatMap(item -> item.node().map(node -> new CommandItem(responder, node, item.name())).stream())
                .toList();
    }

    @Override
    public CompletableFuture<CommandStep> execute(Jid responder, String node) {
        return execute(responder, node, TIMEOUT);
    }

    @Override
    public CompletableFuture<CommandStep> execute(Jid responder, String node, Duration timeout) {
        return ask(responder, CommandElement.request(node, Optional.empty(), Action.EXECUTE, List.of()), timeout);
    }

    private CompletableFuture<CommandStep> ask(Jid responder, CommandElement command, Duration timeout) {
        return scope.request(Iq.set(responder, command), timeout).thenApply(reply -> {
            CommandElement answer = reply.payload(CommandElement.CODEC)
                    .orElseThrow(() -> new StanzaErrorException(StanzaError.of(
                            Condition.UNDEFINED_CONDITION, responder + " answered a command with something else")));
            return new CommandStep(responder, answer.of(command), next -> ask(responder, next, timeout));
        });
    }
}
