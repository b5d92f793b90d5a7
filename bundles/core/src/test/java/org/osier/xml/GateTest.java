/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class GateTest {
    private static Gate gate(String... chunks) {
        Gate gate = new Gate(Chunks.of(chunks));
        gate.nextElement(10_000);
        return gate;
    }

    private static String next(Gate gate) throws IOException {
        byte[] target = new byte[100];
        int count = gate.read(target, 0, target.length);
        return count < 0 ? null : new String(target, 0, count, StandardCharsets.UTF_8);
    }

    @Test
    public void handsOutAtMostThroughTheNextGt() throws IOException {
        Gate gate = gate("<a><b/>x</a>");

        assertThat(next(gate)).isEqualTo("<a>");
        assertThat(gate.buffered()).isEqualTo("<b/>x</a>".length());
        assertThat(next(gate)).isEqualTo("<b/>");
        assertThat(next(gate)).isEqualTo("x</a>");
        assertThat(next(gate)).isNull();
    }

    @Test
    public void handsOutWhatThereIsWhereNoGtHasComeYet() throws IOException {
        Gate gate = gate("<a", " b='", "c'>d");

        assertThat(next(gate)).isEqualTo("<a");
        assertThat(next(gate)).isEqualTo(" b='");
        assertThat(next(gate)).isEqualTo("c'>");
    }

    @Test
    public void handsOutNoMoreThanIsAskedFor() throws IOException {
        Gate gate = gate("<abc>");

        assertThat(gate.read(new byte[5], 1, 2)).isEqualTo(2);
        assertThat(gate.read()).isEqualTo('b');
        assertThat(gate.available()).isEqualTo(2);
        assertThat(next(gate)).isEqualTo("c>");
        assertThat(gate.read()).isEqualTo(-1);
    }

    @Test
    public void countsTheBytesOfOneElement() throws IOException {
        Gate gate = gate("<a/><bc/>");

        next(gate);
        assertThat(gate.elementBytes()).isEqualTo(4);
        gate.nextElement(10_000);
        assertThat(gate.elementBytes()).isZero();
        next(gate);
        assertThat(gate.elementBytes()).isEqualTo(5);
    }

    @Test
    public void dropsWhitespaceBeforeAnElementUncounted() throws IOException {
        Gate gate = gate(" \n", "\r\t", " <a> </a>");

        assertThat(next(gate)).isEqualTo("<a>");
        assertThat(gate.elementBytes()).isEqualTo(3);
        assertThat(next(gate)).as("white space within the element").isEqualTo(" </a>");
    }

    @Test
    public void refusesTheByteBeyondTheLimit() throws IOException {
        Gate gate = gate("<abc>", "<abcd>");
        gate.nextElement(5);
        assertThat(next(gate)).isEqualTo("<abc>");

        gate.nextElement(5);
        assertThat(next(gate)).as("what is allowed comes first").isEqualTo("<abcd");
        assertThatThrownBy(() -> next(gate))
                .isInstanceOf(XmlException.class)
                .hasMessage("an element of more than 5 bytes was refused");
    }

    @Test
    public void endsNoReadWithinTheEndOfCdata() throws IOException {
        Gate gate = gate("a]", "]", ">b]]", "]", "]c", "]", "]");

        assertThat(next(gate)).isEqualTo("a");
        assertThat(next(gate)).isEqualTo("]]>");
        assertThat(next(gate)).isEqualTo("b");
        assertThat(next(gate)).isEqualTo("]");
        assertThat(next(gate)).isEqualTo("]]]c");
        assertThat(next(gate)).as("of the end of the connection").isNull();
    }

    @Test
    public void replaysUncountedBeforeWhatComesNext() throws IOException {
        Gate gate = gate(" <a/>");
        gate.replay(Chunks.utf8("<root>"));

        assertThat(next(gate)).isEqualTo("<root>");
        assertThat(gate.elementBytes()).isZero();
        assertThat(next(gate)).isEqualTo("<a/>");
    }

    @Test
    public void remembersTheEndOfTheConnection() throws IOException {
        Gate gate = gate("<a/>");
        next(gate);
        assertThat(gate.failure()).isNull();

        assertThat(next(gate)).isNull();
        assertThat(gate.failure()).isInstanceOf(EOFException.class).hasMessageContaining("without ending the stream");
        assertThatThrownBy(() -> next(gate)).isSameAs(gate.failure());
    }

    @Test
    public void remembersTheFailureOfTheConnection() {
        IOException reset = new IOException("Connection reset");
        Gate gate = new Gate(Chunks.failing(reset));

        assertThatThrownBy(() -> next(gate)).isSameAs(reset);
        assertThat(gate.failure()).isSameAs(reset);
    }
}
