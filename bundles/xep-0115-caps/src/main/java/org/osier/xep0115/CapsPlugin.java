/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.osier.session.Plugin;
import org.osier.session.Scope;

/**
 * Tells in presence what a session can do, and learns from presence what others can do (XEP-0115). Needs service discovery
 * on the same session. What it has checked is shared by the sessions that it is added to.
 */
@Component(service = Plugin.class, configurationPid = "org.osier.xep0115")
@Designate(ocd = CapsOptions.class)
public final class CapsPlugin implements Plugin<Caps> {
    private final CapsConfig config;
    private final AnswerCache<CapsHash> checked;

    /** As {@link CapsConfig#DEFAULT} says. */
    public CapsPlugin() {
        this(CapsConfig.DEFAULT);
    }

    /** As configured. */
    public CapsPlugin(CapsConfig config) {
        this.config = config;
        this.checked = new AnswerCache<>(config.cacheBytes());
    }

    /** For Declarative Services. */
    @Activate
    public CapsPlugin(CapsOptions options) {
        this(new CapsConfig(options.node(), Duration.ofMillis(options.quiet_millis()), options.cache_kib() * 1024L));
    }

    @Override
    public Class<Caps> api() {
        return Caps.class;
    }

    @Override
    public Caps attach(Scope scope) {
        SessionCaps caps = new SessionCaps(scope, config, checked);
        caps.begin();
        return caps;
    }
}
