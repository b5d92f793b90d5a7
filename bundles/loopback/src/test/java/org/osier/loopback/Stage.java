/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.rules.ExternalResource;
import org.osier.stream.Connection;

/** A server for one test, with romeo, juliet and an echo component, and the connections to it. */
public final class Stage extends ExternalResource {
    /** Made once: it takes half a second. */
    public static final LoopbackCertificate CERTIFICATE = LoopbackCertificate.create("localhost");

    private final Consumer<LoopbackBuilder> settings;
    private final List<Connection> opened = new ArrayList<>();
    private LoopbackServer server;

    Stage() {
        this(builder -> {});
    }

    Stage(Consumer<LoopbackBuilder> settings) {
        this.settings = settings;
    }

    @Override
    protected void before() {
        LoopbackBuilder builder = LoopbackServer.builder()
                .certificate(CERTIFICATE)
                .user("romeo", "rose")
                .user("juliet", "balcony")
                .user("nurse", "angelica")
                .component("echo.localhost", "s3cr3t");
        settings.accept(builder);
        server = builder.start();
    }

    @Override
    protected void after() {
        opened.forEach(Connection::abort);
        server.close();
    }

    LoopbackServer server() {
        return server;
    }

    /** A client whose TCP connection stands and whose stream is not yet open. */
    ScriptedClient client() {
        ScriptedClient client = ScriptedClient.connect(server.clientPort(), "jabber:client");
        opened.add(client.connection());
        return client;
    }

    /** A component whose TCP connection stands and whose stream is not yet open. */
    ScriptedClient component() {
        ScriptedClient component = ScriptedClient.connect(server.componentPort(), "jabber:component:accept");
        opened.add(component.connection());
        return component;
    }

    /** The echo component, its handshake accepted. */
    ScriptedClient echo() {
        ScriptedClient echo = component();
        echo.handshake("echo.localhost", "s3cr3t");
        echo.read();
        return echo;
    }

    /** A user who is logged in, with the resource of the given full address, and has sent nothing yet. */
    ScriptedClient login(String user, String resource) {
        ScriptedClient client = client();
        client.secure();
        client.plain(user, password(user));
        client.open();
        client.bind(resource);
        return client;
    }

    /** The same, after initial presence with what that brings. */
    ScriptedClient available(String user, String resource) {
        ScriptedClient client = login(user, resource);
        client.send("<presence/>");
        client.sync();
        return client;
    }

    static String password(String user) {
        return switch (user) {
            case "romeo" -> "rose";
            case "juliet" -> "balcony";
            default -> "angelica";
        };
    }
}
