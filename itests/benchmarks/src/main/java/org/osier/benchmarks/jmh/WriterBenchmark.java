/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.jmh;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.ElementWriter;

/** Elements become bytes in memory. */
@State(Scope.Thread)
public class WriterBenchmark {
    /** Which stanzas. */
    @Param({"chat", "mixed"})
    public String stanzas = "";

    private final ElementWriter writer = new ElementWriter(ContentNamespace.of(Samples.CLIENT));
    private final OutputStream nowhere = OutputStream.nullOutputStream();
    private List<Element> elements;
    private int next;

    /** Reads what is to be written. */
    @Setup
    public void read() throws IOException {
        elements = Samples.elements(stanzas);
    }

    /** One stanza. */
    @Benchmark
    public void write() throws IOException {
        writer.element(elements.get(next));
        writer.drainTo(nowhere);
        next = (next + 1) % elements.size();
    }
}
