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
import org.osier.client.ClientConfig;
import org.osier.client.ClientConfig.Tls;
import org.osier.client.ClientXmpp;
import org.osier.jid.Jid;

/** Makes a client session out of each {@code etc/org.osier.client-NAME.cfg}. */
@Component(
        name = "org.osier.client",
        service = ManagedServiceFactory.class,
        property = "service.pid=org.osier.client",
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true)
@Designate(ocd = ClientOptions.class, factory = true)
public final class ClientSessions extends Sessions {
    private static final int PORT = 5222;

    /** Waits for configurations. */
    @Activate
    public ClientSessions(BundleContext context) {
        super(context, ClientOptions.class);
    }

    @Override
    public String getName() {
        return "Osier client sessions";
    }

    @Override
    SessionService make(String pid, Options options, Report report) throws OptionException {
        ClientConfig config = config(options);
        String password = Secret.of(options, "password").option();
        // Servers offer less, often nothing, where nothing protects the login.
        List<String> credentials =
                config.tls() == Tls.NONE ? List.of("jid", password, "tls") : List.of("jid", password);
        return new SessionService(pid, new ClientXmpp(config), new Hints(credentials, List.of("host", "port")), report);
    }

    static ClientConfig config(Options options) throws OptionException {
        Jid jid = options.jid("jid");
        ClientConfig.Builder config = ClientConfig.of(
                        jid, Secret.of(options, "password").value())
                .port(options.port("port", PORT))
                .tls(tls(options))
                .initialPresence(options.flag("presence", true));
        options.text("host").ifPresent(config::host);
        options.certificates("ca").ifPresent(config::trust);
        try {
            return config.build();
        } catch (IllegalArgumentException e) {
            // All but the address has been checked above.
            throw OptionException.wrong("jid", e.getMessage());
        }
    }

    private static Tls tls(Options options) throws OptionException {
        String tls = options.choice("tls", "required", List.of("required", "none"));
        return tls.equals("none") ? Tls.NONE : Tls.REQUIRED;
    }

    @Deactivate
    void deactivate() {
        closeAll();
    }
}
