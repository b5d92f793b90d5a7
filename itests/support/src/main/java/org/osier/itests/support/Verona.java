/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;
import org.osier.client.ClientConfig;
import org.osier.client.ClientXmpp;
import org.osier.loopback.LoopbackServer;
import org.osier.session.Session;
import org.osier.stanza.Iq;
import org.osier.stanza.StanzaErrorException;
import org.osier.xml.Element;

/**
 * A server with romeo, whom Configuration Admin logs in, as an operator would have it, and juliet, who is a client that
 * the test holds in its hands and that the whiteboard knows nothing of.
 */
public final class Verona extends ExternalResource {
    /** How long anything may take. */
    public static final long SECONDS = 20;

    private static final String VERSION = "jabber:iq:version";
    private static final String DISCO = "http://jabber.org/protocol/disco#info";

    private BundleContext context;
    private LoopbackServer server;
    private Path certificate;
    private Configuration romeo;
    private ClientXmpp juliet;

    @Override
    protected void before() throws Throwable {
        // Not earlier: Pax Exam makes an instance outside of the container too, where no bundle is.
        context = FrameworkUtil.getBundle(Verona.class).getBundleContext();
        server = LoopbackServer.builder()
                .user("romeo", "wherefore")
                .user("juliet", "balcony")
                .start();
        certificate = Files.createTempFile("verona", ".pem");
        Files.writeString(certificate, server.certificate().pem());
        romeo = configure("org.osier.client", account("romeo", "wherefore"));
        juliet = new ClientXmpp(ClientConfig.of("juliet@localhost", "balcony")
                .host("127.0.0.1")
                .port(server.clientPort())
                .trust(certificate)
                .build());
        juliet.connect();
    }

    @Override
    protected void after() {
        juliet.close();
        try {
            romeo.delete();
            Files.deleteIfExists(certificate);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            server.close();
        }
    }

    /** Juliet's client, online. */
    public ClientXmpp juliet() {
        return juliet;
    }

    /** The context of this bundle. */
    public BundleContext context() {
        return context;
    }

    /** The options of an account on the server, as they would stand in its file. */
    public Dictionary<String, Object> account(String user, String password) {
        Dictionary<String, Object> options = new Hashtable<>();
        options.put("jid", user + "@localhost");
        options.put("password", password);
        options.put("host", "127.0.0.1");
        options.put("port", String.valueOf(server.clientPort()));
        options.put("ca", certificate.toString());
        return options;
    }

    /** Configures one more instance of a factory, as one more file would. */
    public Configuration configure(String factoryPid, Dictionary<String, Object> options) throws IOException {
        ConfigurationAdmin admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        Configuration configuration = admin.createFactoryConfiguration(factoryPid, "?");
        configuration.update(options);
        return configuration;
    }

    /** Romeo's session, once it is online; his address then has the resource that he was given. */
    public Session romeo() {
        return session("(&(jid=romeo@localhost*)(state=ONLINE))");
    }

    /**
     * Juliet asks romeo for his software version.
     *
     * @return its name, or the condition of the error that came instead
     */
    public String askVersion() {
        try {
            return ask(Element.of(VERSION, "query"))
                    .child(VERSION, "name")
                    .map(Element::text)
                    .orElse("an answer without a name");
        } catch (StanzaErrorException refusal) {
            return refusal.error().condition().toString();
        }
    }

    /** Juliet asks romeo what he can do. */
    public List<String> askFeatures() {
        return ask(Element.of(DISCO, "query")).children(DISCO, "feature").stream()
                .map(feature -> feature.attribute("var").orElse(""))
                .toList();
    }

    private Element ask(Element query) {
        return juliet.requestAndWait(Iq.get(romeo().jid(), query)).payload().orElseThrow();
    }

    /** The session service that the filter selects, waiting for it. */
    public Session session(String filter) {
        return await("(&(objectClass=" + Session.class.getName() + ")" + filter + ")");
    }

    private Session await(String filter) {
        try {
            ServiceTracker<Session, Session> tracker =
                    new ServiceTracker<>(context, FrameworkUtil.createFilter(filter), null);
            tracker.open();
            try {
                Session session = tracker.waitForService(TimeUnit.SECONDS.toMillis(SECONDS));
                if (session == null) {
                    throw new AssertionError("no session " + filter + " within " + SECONDS + " s");
                }
                return session;
            } finally {
                tracker.close();
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
