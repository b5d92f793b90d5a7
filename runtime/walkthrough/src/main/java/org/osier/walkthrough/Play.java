/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.osier.client.ClientConfig;
import org.osier.client.Login;
import org.osier.jid.Jid;
import org.osier.session.ReconnectPolicy;
import org.osier.stanza.Message;
import org.osier.stream.XmppException;
import org.osier.xep0092.Version;

/** The steps themselves: what is done in each, and what must come of it. For use by one thread. */
final class Play {
    private static final int POLL_MILLIS = 20;
    private static final String LINE = "Art thou not Romeo, and a Montague?";

    private final Place place;
    private final Stage stage;
    private final Steps steps;
    private final Romeo bot;
    private Jid romeo;
    private String romeoStream;
    private String julietStream;
    private Path bundle;
    private Set<String> featuresBefore = Set.of();

    Play(Place place, Jars jars, Stage stage, Steps steps) {
        this.place = place;
        this.stage = stage;
        this.steps = steps;
        this.bot = new Romeo(place, jars, stage);
    }

    void perform() throws StepException {
        steps.step("the runtime is ready", () -> "in " + bot.start() + " ms by its own count");
        if (place.loopback()) {
            steps.step("its loopback server listens", this::awaitServer);
        }
        steps.step("romeo, the echo bot, is online", this::bringRomeoOnline);
        try (Juliet juliet = new Juliet(julietConfig())) {
            steps.step("juliet, a plain Java client, is online", () -> logIn(juliet));
            steps.step("they talk", () -> talk(juliet));
            steps.step("juliet asks romeo for his software version", () -> refused(juliet));
            steps.step("what romeo can do", () -> featuresBefore(juliet));
            steps.step("the XEP-0092 bundle goes into plugins/", this::install);
            steps.step("juliet asks again, until he answers", () -> answered(juliet));
            steps.step("what romeo can do now", () -> featuresAfter(juliet));
            steps.step("the bundle is taken out of plugins/", this::uninstall);
            steps.step("juliet asks again, until he does not", () -> withdrawn(juliet));
            steps.step("all over the same two streams", () -> sameStreams(juliet));
        }
    }

    private String awaitServer() throws StepException, InterruptedException {
        bot.awaitServer();
        return "on " + place.endpoint() + ", with a certificate made for this run";
    }

    private String bringRomeoOnline() throws Exception {
        romeo = bot.goOnline();
        return romeo + ", by a .cfg file dropped into etc/";
    }

    private ClientConfig julietConfig() {
        Accounts accounts = place.accounts();
        ClientConfig.Builder config = ClientConfig.of(accounts.juliet(), accounts.julietPassword()::toCharArray)
                .host(place.endpoint().host())
                .port(place.endpoint().port())
                .reconnect(ReconnectPolicy.NEVER);
        place.ca().ifPresent(config::trust);
        if (place.loopback()) {
            config.trust(stage.home().certificate());
        }
        return config.build();
    }

    private String logIn(Juliet juliet) throws StepException {
        try {
            Login login = juliet.connect();
            julietStream = juliet.streamId();
            return login.tls().orElse("no TLS") + " by STARTTLS, " + login.mechanism();
        } catch (XmppException e) {
            throw Blame.juliet(e);
        }
    }

    private String talk(Juliet juliet) throws StepException, InterruptedException {
        Message echo = juliet.talk(romeo.bare(), LINE);
        if (!echo.body().equals(Optional.of(LINE)) || !echo.from().equals(Optional.of(romeo))) {
            throw new StepException("\"" + echo.body().orElse("") + "\" came back from "
                    + echo.from().map(Jid::toString).orElse("nobody") + " instead of an echo from " + romeo);
        }
        romeoStream = stream(juliet);
        return "\"" + LINE + "\" came back";
    }

    /** What the bot says of its own stream. */
    private String stream(Juliet juliet) throws StepException, InterruptedException {
        return juliet.talk(romeo, "/stream").body().orElse("");
    }

    private String refused(Juliet juliet) throws StepException {
        Optional<Version> version = juliet.version(romeo);
        if (version.isPresent()) {
            throw new StepException("he answers already: " + shown(version.get()));
        }
        return "service-unavailable";
    }

    private String featuresBefore(Juliet juliet) throws StepException {
        featuresBefore = juliet.features(romeo);
        require(
                !featuresBefore.contains(Version.NAMESPACE),
                "he shows " + Version.NAMESPACE + " although nothing answers it");
        return String.join(", ", featuresBefore);
    }

    private String install() throws Exception {
        bundle = bot.installVersion();
        return bundle.getFileName().toString();
    }

    private String answered(Juliet juliet) throws InterruptedException {
        return shown(askUntil(juliet, Optional::isPresent).orElseThrow());
    }

    private String featuresAfter(Juliet juliet) throws StepException {
        Set<String> added = new TreeSet<>(juliet.features(romeo));
        added.removeAll(featuresBefore);
        require(added.equals(Set.of(Version.NAMESPACE)), "new are " + added + " instead of " + Version.NAMESPACE);
        return "the same and " + Version.NAMESPACE;
    }

    private String uninstall() throws Exception {
        bot.uninstall(bundle);
        return "";
    }

    private String withdrawn(Juliet juliet) throws StepException, InterruptedException {
        askUntil(juliet, Optional::isEmpty);
        require(juliet.features(romeo).equals(featuresBefore), "he shows other features than at first");
        return "service-unavailable, and his features are as at first";
    }

    /** The time for a step is the bound. */
    private Optional<Version> askUntil(Juliet juliet, Predicate<Optional<Version>> wanted) throws InterruptedException {
        for (; ; ) {
            Optional<Version> version = juliet.version(romeo);
            if (wanted.test(version)) {
                return version;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private String sameStreams(Juliet juliet) throws StepException, InterruptedException {
        String now = stream(juliet);
        require(now.equals(romeoStream), "romeo had " + romeoStream + " and now has " + now);
        require(
                juliet.streamId().equals(julietStream) && juliet.disconnections() == 0,
                "juliet had stream " + julietStream + " and now has " + juliet.streamId() + ", after "
                        + juliet.disconnections() + " disconnections");
        return "romeo has " + now + ", juliet " + julietStream;
    }

    private static String shown(Version version) {
        return version.name() + " " + version.version();
    }

    private static void require(boolean holds, String otherwise) throws StepException {
        if (!holds) {
            throw new StepException(otherwise);
        }
    }
}
