/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osier.jid.Jid;

/** The bot's side: the runtime with its files, and what its log tells. For use by one thread. */
final class Romeo {
    private static final int POLL_MILLIS = 20;
    private static final Pattern READY = Pattern.compile(".*ready in (\\d+) ms.*");
    private static final Pattern NO_SERVER = Pattern.compile(".* ERROR +LoopbackComponent: (.*)");

    private final Place place;
    private final Jars jars;
    private final Stage stage;

    Romeo(Place place, Jars jars, Stage stage) {
        this.place = place;
        this.jars = jars;
        this.stage = stage;
    }

    /** Starts the runtime with the bot in it. Returns how long it says that it took, in milliseconds. */
    String start() throws IOException, StepException, InterruptedException {
        Home home = stage.home();
        if (place.loopback()) {
            home.writeLoopback(place);
        }
        home.writeEchoBot(place);
        home.install(jars.echoBot());
        return stage.start(jars.launcher(), place.accounts()).await(line -> group(READY, line));
    }

    /** Waits until the loopback server takes connections. */
    void awaitServer() throws StepException, InterruptedException {
        while (!listens()) {
            Optional<String> refusal = stage.runtime().seen(line -> group(NO_SERVER, line));
            if (refusal.isPresent()) {
                throw new StepException(refusal.get());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(
                    place.endpoint().host(), place.endpoint().port()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Configures the session and waits until it is online. Returns the full JID. */
    Jid goOnline() throws IOException, StepException, InterruptedException {
        stage.home().writeRomeo(place);
        return Jid.of(stage.runtime().await(Blame::online));
    }

    /** Drops the bundle of XEP-0092 into the running runtime. */
    Path installVersion() throws IOException, StepException {
        return stage.home().install(jars.version());
    }

    /** Takes it out again. */
    void uninstall(Path bundle) throws IOException {
        Files.delete(bundle);
    }

    private static Optional<String> group(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
