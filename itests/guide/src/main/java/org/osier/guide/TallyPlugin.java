/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osier.jid.Jid;
import org.osier.session.Plugin;
import org.osier.session.Scope;

/** Counts messages, for each session by itself. */
// guide: plugin
@Component(service = Plugin.class)
public final class TallyPlugin implements Plugin<Tally> {
    private static final int MOST_SENDERS = 1000;

    @Override
    public Class<Tally> api() {
        return Tally.class;
    }

    @Override
    public Tally attach(Scope scope) {
        Map<Jid, Integer> counts = new ConcurrentHashMap<>();
        Tally tally = sender -> counts.getOrDefault(sender.bare(), 0);
        scope.onMessage((message, session) -> message.from()
                .map(Jid::bare)
                .filter(sender -> counts.size() < MOST_SENDERS || counts.containsKey(sender))
                .ifPresent(sender -> counts.merge(sender, 1, Integer::sum)));
        scope.every(Duration.ofHours(1), () -> {
            scope.raise(Tally.HOUR, tally);
            scope.after(Duration.ZERO, counts::clear);
        });
        scope.feature("urn:example:tally");
        return tally;
    }
}
// end
