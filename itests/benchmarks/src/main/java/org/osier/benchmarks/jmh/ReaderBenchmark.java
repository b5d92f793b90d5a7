/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import java.io.IOException;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.osier.xml.Element;
import org.osier.xml.ElementReader;

/** Bytes in memory become elements: gate, bounds, parser, tree. */
@State(Scope.Thread)
public class ReaderBenchmark {
    /** Which stanzas. */
    @Param({"chat", "mixed"})
    public String stanzas = "";

    private ElementReader reader;

    /** Opens the stream. */
    @Setup
    public void open() throws IOException {
        reader = Samples.reader(stanzas);
    }

    /** One stanza. */
    @Benchmark
    public Optional<Element> read() throws IOException {
        return reader.read();
    }
}
