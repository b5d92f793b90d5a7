/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osier.itests.ClasspathBundles;
import org.osier.itests.support.Verona;
import org.osier.session.Session;
import org.osier.xml.Element;

/**
 * Plugins come, are used, updated and go while a session is busy: nothing that is said there is lost, doubled or left
 * without an answer, and nothing of them stays in memory. The system property {@code osier.rounds} says how often.
 */
@RunWith(PaxExam.class)
public class UnloadingIT {
    private static final String LODGER_LOCATION = "osier.test.lodger";
    private static final String LEAKS = "osier.test.lodger.leaks";
    private static final String LEAKED = "osier.test.lodger.leaked";
    private static final int USUAL_ROUNDS = 25;
    private static final Path TARGET = Path.of("target");

    @Rule
    public final Verona verona = new Verona();

    private final Loaders loaders = new Loaders();
    private Lodgings lodgings;

    @Configuration
    public Option[] container() {
        return new Option[] {
            Container.options(),
            systemProperty(LODGER_LOCATION).value(ClasspathBundles.location("org.osier.itests-lodger"))
        };
    }

    @Before
    public void openTheHouse() {
        lodgings = new Lodgings(
                verona, loaders, System.getProperty(LODGER_LOCATION), System.getProperty(Container.VERSION_LOCATION));
    }

    @After
    public void leakNoMore() {
        System.clearProperty(LEAKS);
        System.getProperties().remove(LEAKED);
    }

    @Test
    public void nothingIsLostDoubledOrKeptWhenPluginsComeAndGoOnABusySession() throws Exception {
        int rounds = Integer.getInteger("osier.rounds", USUAL_ROUNDS);
        Session romeo = verona.romeo();
        Optional<String> stream = romeo.streamId();
        Traffic traffic = new Traffic(verona.juliet(), romeo, questions());
        long start = System.nanoTime();
        traffic.start();
        for (int round = 0; round < rounds; round++) {
            lodgings.round(round);
        }
        traffic.stop();
        double seconds = (System.nanoTime() - start) / 1e9;
        List<String> kept = loaders.collectAllBut(0, Verona.SECONDS);
        String figures = String.format(
                "%,d rounds in %.1f s; %s; %,d class loaders collected, %,d kept",
                rounds, seconds, traffic, loaders.collected(), kept.size());
        print(figures);

        traffic.assertNoneLostNoneDoubled();
        assertThat(traffic.rate()).isGreaterThan(0.9 * Traffic.RATE);
        assertThat(romeo.streamId()).isPresent().isEqualTo(stream);
        Loaders.assertNone(kept);
        assertThat(loaders.collected()).isEqualTo(Lodgings.LOADERS_PER_ROUND * rounds);
    }

    /** That the proof above can fail. */
    @Test
    public void aLoaderThatIsKeptIsNamed() throws Exception {
        lodgings.round(1);
        System.setProperty(LEAKS, "true");
        lodgings.round(2);
        System.clearProperty(LEAKS);
        lodgings.round(3);
        List<String> kept = loaders.collectAllBut(1, Verona.SECONDS);
        String leaking = kept.get(0);
        assertThat(leaking).startsWith("org.osier.itests-lodger [").endsWith("] updated in round 2");
        Loaders.assertNone(kept.subList(1, kept.size()));

        System.getProperties().remove(LEAKED);
        Loaders.assertNone(loaders.collectAllBut(0, Verona.SECONDS));
    }

    private static List<Element> questions() {
        return List.of(
                Element.of(Lodgings.LODGER, "door"),
                Element.of(Lodgings.LODGER, "letter"),
                Element.of(Lodgings.LODGER, "promise"),
                Element.of("jabber:iq:version", "query"),
                Element.of(Lodgings.LODGER, "books"),
                Element.of("urn:osier:itests:nobody", "knows"));
    }

    private static void print(String figures) throws IOException {
        System.out.println("unloading: " + figures);
        Path folder = Files.createDirectories(TARGET.resolve("figures"));
        Files.writeString(folder.resolve("unloading.txt"), "unloading:\n" + figures.replace("; ", "\n") + "\n");
    }
}
