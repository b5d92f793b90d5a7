/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osier.loopback.LoopbackServer;

/** Configurations, good and bad. */
public class LoopbackComponentTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Map<String, Object> options(Object... pairs) {
        Map<String, Object> options = new HashMap<>(Map.of("client.port", "0", "component.port", "0"));
        for (int i = 0; i < pairs.length; i += 2) {
            options.put((String) pairs[i], pairs[i + 1]);
        }
        return options;
    }

    @Test
    public void startsFromStringsAsInAFile() {
        Path pem = folder.getRoot().toPath().resolve("etc/ca.pem");
        Map<String, Object> options = options(
                "domain", "verona.lit",
                "users", "romeo:rose, juliet:bal:cony",
                "components", "echo.verona.lit:s3cr3t",
                "mutual.contacts", "false",
                "pem", pem.toString());
        try (LoopbackServer server = LoopbackComponent.start(options)) {
            assertThat(server.domain()).isEqualTo("verona.lit");
            assertThat(server.clientPort()).isPositive();
            assertThat(pem).hasContent(server.certificate().pem());
        }
    }

    @Test
    public void startsFromTypedValues() {
        Map<String, Object> options =
                options("client.port", 0, "users", new String[] {"romeo:rose", "juliet:a,b"}, "mutual.contacts", true);
        LoopbackComponent.start(options).close();
    }

    @Test
    public void namesTheOptionThatIsWrong() {
        assertRefused("client.port", "many", "client.port: \"many\" is not a number");
        assertRefused("component.port", "70000", "component.port: port 70000 is not between 0 and 65535");
        assertRefused("domain", "ro meo", "domain: ");
        assertRefused("users", "romeo", "users: an entry is not of the form romeo:secret");
        assertRefused("users", "a b:secret", "users: ");
        assertRefused("components", "x@y:secret", "components: ");
        assertRefused("mutual.contacts", "maybe", "mutual.contacts: \"maybe\" is neither true nor false");
    }

    private static void assertRefused(String name, String value, String message) {
        assertThatThrownBy(() -> LoopbackComponent.start(options(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    public void namesThePemOptionWhenItCannotBeWritten() throws Exception {
        String inFile = folder.newFile("file") + "/ca.pem";
        assertRefused("pem", inFile, "pem: the certificate cannot be written to ");
    }

    @Test
    public void showsNoPasswordInMessages() {
        assertThatThrownBy(() -> LoopbackComponent.start(options("users", ":secret")))
                .hasMessageNotContaining("secret,")
                .hasMessage("users: an entry is not of the form romeo:secret");
    }

    @Test
    public void saysInOneLineWhatIsWrongAndWhere() {
        Map<String, Object> options =
                options("users", "romeo", "felix.fileinstall.filename", "file:/etc/org.osier.loopback-a.cfg");
        List<LogRecord> records = logged(() -> {
            LoopbackComponent component = new LoopbackComponent();
            component.activate(null, options);
            component.deactivate();
        });
        assertThat(records).hasSize(1);
        assertThat(records.get(0).getThrown()).isNull();
        assertThat(new SimpleFormatter().formatMessage(records.get(0)))
                .isEqualTo("no loopback server for file:/etc/org.osier.loopback-a.cfg:"
                        + " users: an entry is not of the form romeo:secret");
    }

    @Test
    public void warnsOfOptionsThatDoNotExist() {
        List<LogRecord> records = logged(() -> LoopbackComponent.start(
                        options("user", "romeo:rose", "service.pid", "x", "felix.fileinstall.filename", "file:/a.cfg"))
                .close());
        assertThat(records)
                .extracting(new SimpleFormatter()::formatMessage)
                .containsExactly("file:/a.cfg has options that do not exist: [user]");
    }

    private static List<LogRecord> logged(Runnable task) {
        List<LogRecord> records = new ArrayList<>();
        Logger logger = Logger.getLogger(LoopbackComponent.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                records.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            task.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        return records;
    }
}
