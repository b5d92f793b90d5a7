/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osier.session.Plugin;
import org.osier.session.Scope;

/** Tells whoever asks how many messages they have sent; uses the {@link Tally}. */
@Component(service = Plugin.class)
public final class ReportPlugin implements Plugin<ReportPlugin> {
    @Override
    public Class<ReportPlugin> api() {
        return ReportPlugin.class;
    }

    // guide: uses
    @Override
    public Set<Class<?>> requires() {
        return Set.of(Tally.class);
    }

    @Override
    public ReportPlugin attach(Scope scope) {
        Tally tally = scope.plugin(Tally.class).orElseThrow();
        scope.onMessage((message, session) -> {
            if (message.body().filter("/tally"::equals).isPresent()) {
                int count = message.from().map(tally::of).orElse(0);
                session.send(message.reply().body("You have sent " + count).build());
            }
        });
        return this;
    }
    // end
}
