/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.osier.loopback.LoopbackBuilder;
import org.osier.loopback.LoopbackCertificate;
import org.osier.loopback.LoopbackException;
import org.osier.loopback.LoopbackServer;

/**
 * Runs a server for each configuration of the factory PID {@value #PID}, and offers it as a service with the properties
 * {@code domain}, {@code client.port} and {@code component.port}. Without a usable configuration it says so, and does
 * nothing.
 */
@Component(
        service = {},
        configurationPid = LoopbackComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Configuration.class, factory = true)
public final class LoopbackComponent {
    static final String PID = "org.osier.loopback";
    private static final Logger LOG = System.getLogger(LoopbackComponent.class.getName());
    private static final String[] KNOWN = {
        "domain", "client.port", "component.port", "users", "components", "mutual.contacts", "pem"
    };

    private Optional<LoopbackServer> server = Optional.empty();
    private Optional<ServiceRegistration<LoopbackServer>> service = Optional.empty();

    @Activate
    void activate(BundleContext context, Map<String, Object> properties) {
        try {
            server = Optional.of(start(properties));
            service = server.map(started -> context.registerService(LoopbackServer.class, started, facts(started)));
        } catch (IllegalArgumentException | LoopbackException e) {
            // Not thrown on: the container would log it again, with a stack trace.
            LOG.log(Level.ERROR, "no loopback server for {0}: {1}", source(properties), e.getMessage());
        }
    }

    @Deactivate
    void deactivate() {
        service.ifPresent(ServiceRegistration::unregister);
        server.ifPresent(LoopbackServer::close);
    }

    /** Starts a server; the message of what is thrown names the option. */
    static LoopbackServer start(Map<String, Object> properties) {
        Options options = new Options(properties);
        Set<String> unknown = options.unknown(KNOWN);
        if (!unknown.isEmpty()) {
            LOG.log(Level.WARNING, "{0} has options that do not exist: {1}", source(properties), unknown);
        }
        LoopbackBuilder builder = LoopbackServer.builder();
        String domain = options.text("domain", "localhost", builder::domain);
        options.number("client.port", 5222, builder::clientPort);
        options.number("component.port", 5347, builder::componentPort);
        options.pairs("users", "romeo:secret", builder::user);
        options.pairs("components", "echo.localhost:secret", builder::component);
        builder.mutualContacts(options.flag("mutual.contacts", true));
        LoopbackCertificate certificate = LoopbackCertificate.create(domain);
        // Before the ports open: who can connect can already read it.
        options.text("pem", "", pem -> write(certificate, pem));
        return builder.certificate(certificate).start();
    }

    private static void write(LoopbackCertificate certificate, String pem) {
        if (!pem.isEmpty()) {
            certificate.writePem(Path.of(pem));
        }
    }

    private static Dictionary<String, Object> facts(LoopbackServer server) {
        Dictionary<String, Object> facts = new Hashtable<>();
        facts.put("domain", server.domain());
        facts.put("client.port", server.clientPort());
        facts.put("component.port", server.componentPort());
        return facts;
    }

    private static Object source(Map<String, Object> properties) {
        Object pid = properties.getOrDefault("service.pid", PID);
        return properties.getOrDefault("felix.fileinstall.filename", pid);
    }
}
