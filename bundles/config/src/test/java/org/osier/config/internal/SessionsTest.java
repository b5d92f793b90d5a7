/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osier.loopback.LoopbackCertificate;
import org.osier.loopback.LoopbackServer;
import org.osier.session.Disconnection;
import org.osier.session.Session;

/** Configurations that come, change and go, against a server in this process. */
public final class SessionsTest {
    private static final String PID = "org.osier.client~romeo";
    private static final LoopbackCertificate CERTIFICATE = LoopbackCertificate.create("localhost");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final LoopbackServer server = LoopbackServer.builder()
            .user("romeo", "r0meo")
            .component("echo.localhost", "s3cr3t")
            .certificate(CERTIFICATE)
            .start();
    private FakeFramework framework;
    private ClientSessions clients;

    @Before
    public void start() {
        framework = new FakeFramework(folder.getRoot().toPath());
        clients = new ClientSessions(framework.context());
    }

    @After
    public void stop() {
        clients.deactivate();
        server.close();
    }

    @Test
    public void makesASessionServiceThatTellsItsState() throws Exception {
        writeCertificate();
        clients.updated(PID, romeo());

        assertThat(framework.await(facts -> true))
                .containsEntry("jid", "romeo@localhost")
                .containsEntry("kind", "CLIENT")
                .containsEntry("pid", PID);
        Map<String, Object> online = framework.await(facts -> facts.get("state").equals("ONLINE"));
        assertThat(online.get("jid"))
                .isEqualTo(framework.services.get(0).jid().toString())
                .asString()
                .startsWith("romeo@localhost/");
    }

    @Test
    public void publishesNoSecret() throws Exception {
        writeCertificate();
        clients.updated(PID, romeo());
        Map<String, Object> online = framework.await(facts -> facts.get("state").equals("ONLINE"));

        assertThat(online).containsOnlyKeys("jid", "kind", "state", "pid");
        assertThat(online.toString() + framework.services).doesNotContain("r0meo");
    }

    @Test
    public void doesNothingWhenNothingChanged() throws Exception {
        writeCertificate();
        clients.updated(PID, romeo());
        framework.await(facts -> facts.get("state").equals("ONLINE"));
        Session before = framework.services.get(0);
        clients.updated(PID, romeo());

        assertThat(framework.services).containsExactly(before);
        assertThat(before.state()).isEqualTo(Session.State.ONLINE);
    }

    @Test
    public void replacesTheSessionWhenTheConfigurationChanges() throws Exception {
        writeCertificate();
        clients.updated(PID, romeo());
        framework.await(facts -> facts.get("state").equals("ONLINE"));
        Session before = framework.services.get(0);
        Dictionary<String, Object> changed = romeo();
        changed.put("jid", "romeo@localhost/orchard");
        clients.updated(PID, changed);

        framework.await(facts -> facts.get("jid").equals("romeo@localhost/orchard")
                && facts.get("state").equals("ONLINE"));
        assertThat(before.state()).isEqualTo(Session.State.CLOSED);
        assertThat(framework.services).doesNotContain(before).hasSize(1);
    }

    @Test
    public void endsTheSessionWhenTheConfigurationGoes() throws Exception {
        writeCertificate();
        clients.updated(PID, romeo());
        framework.await(facts -> facts.get("state").equals("ONLINE"));
        Session before = framework.services.get(0);
        clients.deleted(PID);

        assertThat(framework.services).isEmpty();
        assertThat(before.state()).isEqualTo(Session.State.CLOSED);
    }

    @Test
    public void endsAllSessionsInGoodOrder() throws Exception {
        writeCertificate();
        clients.updated(PID, romeo());
        framework.await(facts -> facts.get("state").equals("ONLINE"));
        CompletableFuture<Disconnection> end = new CompletableFuture<>();
        framework.services.get(0).on(Session.DISCONNECTED, end::complete);
        clients.deactivate();

        assertThat(framework.services).isEmpty();
        assertThat(end.get(10, SECONDS).cause()).isEmpty();
    }

    @Test
    public void malformedConfigurationMakesNoSessionAndHarmsNoOther() throws Exception {
        writeCertificate();
        Dictionary<String, Object> malformed = romeo();
        malformed.put("port", "none");
        clients.updated("org.osier.client~malformed", malformed);
        clients.updated(PID, romeo());

        framework.await(facts -> facts.get("state").equals("ONLINE"));
        assertThat(framework.services).hasSize(1);
    }

    @Test
    public void aNameThatIsNoOptionIsCountedButNotShown() throws Exception {
        writeCertificate();
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler capture = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(capture);
        try {
            Dictionary<String, Object> broken = romeo();
            broken.put("ter2", "");
            clients.updated(PID, broken);
            framework.await(facts -> facts.get("state").equals("ONLINE"));
        } finally {
            root.removeHandler(capture);
        }

        assertThat(logged).anyMatch(line -> line.contains("1 of the names in it are no options"));
        assertThat(logged).noneMatch(line -> line.contains("ter2"));
    }

    @Test
    public void waitsForAFileThatIsNotThereYet() throws Exception {
        clients.updated(PID, romeo());
        assertThat(framework.services).isEmpty();
        writeCertificate();

        framework.await(facts -> facts.get("state").equals("ONLINE"));
    }

    @Test
    public void makesComponentSessions() throws Exception {
        ComponentSessions components = new ComponentSessions(framework.context());
        Dictionary<String, Object> echo = new Hashtable<>();
        echo.put("domain", "echo.localhost");
        echo.put("secret", "s3cr3t");
        echo.put("port", server.componentPort());
        components.updated("org.osier.component~echo", echo);

        assertThat(framework.await(facts -> facts.get("state").equals("ONLINE")))
                .containsEntry("jid", "echo.localhost")
                .containsEntry("kind", "COMPONENT");
        components.deactivate();
        assertThat(framework.services).isEmpty();
    }

    private void writeCertificate() {
        CERTIFICATE.writePem(Path.of(folder.getRoot().toString(), "ca.pem"));
    }

    private Dictionary<String, Object> romeo() {
        Dictionary<String, Object> romeo = new Hashtable<>();
        romeo.put("service.pid", PID);
        romeo.put("jid", "romeo@localhost");
        romeo.put("password", "r0meo");
        romeo.put("host", "127.0.0.1");
        romeo.put("port", server.clientPort());
        romeo.put("ca", "ca.pem");
        return romeo;
    }
}
