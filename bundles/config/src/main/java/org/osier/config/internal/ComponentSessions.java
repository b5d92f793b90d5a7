/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.osier.component.ComponentConfig;
import org.osier.component.ComponentXmpp;
import org.osier.jid.Jid;

/** Makes a component session out of each {@code etc/org.osier.component-NAME.cfg}. */
@Component(
        name = "org.osier.component",
        service = ManagedServiceFactory.class,
        property = "service.pid=org.osier.component",
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true)
@Designate(ocd = ComponentOptions.class, factory = true)
public final class ComponentSessions extends Sessions {
    private static final int PORT = 5347;

    /** Waits for configurations. */
    @Activate
    public ComponentSessions(BundleContext context) {
        super(context, ComponentOptions.class);
    }

    @Override
    public String getName() {
        return "Osier component sessions";
    }

    @Override
    SessionService make(String pid, Options options, Report report) throws OptionException {
        ComponentConfig config = config(options);
        String secret = Secret.of(options, "secret").option();
        Hints hints = new Hints(List.of("domain", secret), List.of("host", "port", "remote.allowed"));
        return new SessionService(pid, new ComponentXmpp(config), hints, report);
    }

    static ComponentConfig config(Options options) throws OptionException {
        Jid domain = options.jid("domain");
        Secret secret = Secret.of(options, "secret");
        String host = options.text("host").orElse("127.0.0.1");
        int port = options.port("port", PORT);
        boolean remoteAllowed = options.flag("remote.allowed", false);
        try {
            return ComponentConfig.of(domain, secret.value(), host, port, remoteAllowed);
        } catch (IllegalArgumentException e) {
            // All but the address has been checked above.
            throw OptionException.wrong("domain", e.getMessage());
        }
    }

    @Deactivate
    void deactivate() {
        closeAll();
    }
}
