/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

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
    public ReportPlugin attach(Scope scope) {
        scope.onMessage((message, session) -> {
            if (message.body().filter("/tally"::equals).isPresent()
                    && message.from().isPresent()) {
                int count = session.plugin(Tally.class)
                        .map(tally -> tally.of(message.from().get()))
                        .orElse(0);
                session.send(message.reply().body("You have sent " + count).build());
            }
        });
        return this;
    }
    // end
}
