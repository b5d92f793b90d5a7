/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Guide and code are one: each block of the guide stands in a file of the build, and each that is marked there in it. */
public class GuideTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path GUIDE = ROOT.resolve("docs/plugin-guide.md");
    private static final List<Path> COMPILED =
            List.of(Path.of("src/main/java"), Path.of("src/test/java"), ROOT.resolve("itests/felix/src/test/java"));
    private static final Path WHOLE_FILES = Path.of("src/guide");
    private static final Pattern BLOCK = Pattern.compile("^```\\w+\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern REGION =
            Pattern.compile("^ *// guide: ([^\\n]+)\\n(.*?)^ *// end$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void eachBlockIsInASourceAndEachRegionInTheGuide() throws IOException {
        assertThat(blocks()).as("blocks").hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(without(blocks(), regions()))
                .as("blocks that stand in no source")
                .isEmpty();
        assertThat(without(regions(), blocks()))
                .as("regions that stand in no block")
                .isEmpty();
    }

    @Test
    public void theGuideIsShort() throws IOException {
        assertThat(Files.readAllLines(GUIDE)).hasSizeLessThan(400);
    }

    /** What a newcomer does: one file, in a folder with jars. */
    @Test
    public void theFirstPluginRunsAsItStandsThere() throws Exception {
        Path file = folder.getRoot().toPath().resolve("FirstPlugin.java");
        Files.writeString(
                file,
                blocks().stream()
                        .filter(block -> block.contains("class FirstPlugin"))
                        .findFirst()
                        .orElseThrow());
        Path output = folder.newFile().toPath();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jars(),
                        file.getFileName().toString())
                .directory(folder.getRoot())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(output)).matches("<clock xmlns='urn:example:clock'>20.*Z</clock>\\R");
    }

    /** As much as the guide says, and no more. */
    private static String jars() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(entry -> entry.matches(".*[/\\\\]bundles[/\\\\](core|base|client|loopback)[/\\\\].*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The pom is no module, so nobody else sees when it falls behind. */
    @Test
    public void thePomNamesTheVersionsOfThisBuild() throws IOException {
        String ours = Files.readString(ROOT.resolve("pom.xml"));
        Map<String, String> properties = pairs(Pattern.compile("<([\\w.-]+)>([^<]+)</\\1>"), ours);
        Map<String, String> versions = pairs(VERSION, ours);
        Map<String, String> theirs = pairs(VERSION, Files.readString(WHOLE_FILES.resolve("pom.xml")));
        assertThat(theirs).hasSizeGreaterThan(3);
        theirs.forEach((artifact, version) -> {
            if (!artifact.equals("greeter")) {
                String expected = versions.get(artifact).replaceAll("[${}]", "");
                assertThat(version)
                        .as(artifact)
                        .isEqualTo(
                                expected.equals("project.version")
                                        ? versions.get("osier")
                                        : properties.getOrDefault(expected, expected));
            }
        });
    }

    private static Map<String, String> pairs(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (first, second) -> first));
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .map(found -> plain(found.group(1)))
                .toList();
    }

    private static List<String> regions() throws IOException {
        List<String> regions = new ArrayList<>();
        for (Path folder : COMPILED) {
            for (Path source : files(folder)) {
                Matcher region = REGION.matcher(Files.readString(source));
                while (region.find()) {
                    regions.add(plain(region.group(2)));
                }
            }
        }
        for (Path file : files(WHOLE_FILES)) {
            regions.add(plain(Files.readString(file)));
        }
        return regions;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Without what all lines are indented by. An empty last line would count as one that is not. */
    private static String plain(String text) {
        return text.stripTrailing().stripIndent() + "\n";
    }
}
