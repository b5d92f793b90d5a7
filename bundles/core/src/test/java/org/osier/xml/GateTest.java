/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import org.junit.Test;

public class GateTest {
    private static Gate gate(String... chunks) {
        Gate gate = new Gate(Chunks.of(chunks));
        gate.nextElement(10_000);
        return gate;
    }

    private static String next(Gate gate) throws IOException {
        char[] target = new char[100];
        int count = gate.read(target, 0, target.length);
        return count < 0 ? null : new String(target, 0, count);
    }

    @Test
    public void handsOutAtMostThroughWhatMayBeTheEndOfAnElement() throws IOException {
        Gate gate = gate("<a><b/>x</a><c>");

        assertThat(next(gate)).isEqualTo("<a><b/>");
        assertThat(gate.buffered()).isEqualTo("x</a><c>".length());
        assertThat(next(gate)).isEqualTo("x</a>");
        assertThat(next(gate)).isEqualTo("<c>");
        assertThat(next(gate)).isNull();
    }

    /** In doubt it is one: of these the reader makes an end only where it is one, but has not one byte too much then. */
    @Test
    public void takesForAnEndWhateverMayBeOne() throws IOException {
        assertThat(next(gate("<a b='x/>y'/>"))).isEqualTo("<a b='x/>");
        assertThat(next(gate("<a><![CDATA[</]]>x</a>"))).isEqualTo("<a><![CDATA[</]]>");
        assertThat(next(gate("<a>x>y</a>"))).isEqualTo("<a>x>y</a>");
        Gate cut = gate("<a></", "a", ">", "<b/>");
        assertThat(next(cut) + "|" + next(cut) + "|" + next(cut) + "|" + next(cut))
                .isEqualTo("<a></|a|>|<b/>");
        Gate slash = gate("<a/", "><b/>");
        assertThat(next(slash) + "|" + next(slash)).isEqualTo("<a/|>");
    }

    @Test
    public void handsOutOneTagAtATimeWhereThatIsWanted() throws IOException {
        Gate gate = gate("<?xml version='1.0'?><a><b/>");
        gate.nextTag(10_000);

        assertThat(next(gate)).isEqualTo("<?xml version='1.0'?>");
        assertThat(next(gate)).isEqualTo("<a>");
        assertThat(gate.buffered()).isEqualTo(4);
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

        char[] target = new char[5];
        assertThat(gate.read(target, 1, 2)).isEqualTo(2);
        assertThat(new String(target)).isEqualTo("\0<a\0\0");
        assertThat(gate.buffered()).isEqualTo(3);
        assertThat(gate.ready()).isTrue();
        assertThat(next(gate)).isEqualTo("bc>");
        assertThat(gate.ready()).isFalse();
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

        assertThat(next(gate)).as("white space within the element is kept").isEqualTo("<a> </a>");
        assertThat(gate.elementBytes()).isEqualTo(8);
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
        gate.replay("<root>");

        assertThat(next(gate)).isEqualTo("<root>");
        assertThat(gate.elementBytes()).isZero();
        assertThat(next(gate)).isEqualTo("<a/>");
    }

    @Test
    public void handsOutNoHalfOfACharacter() throws IOException {
        byte[] bytes = Chunks.utf8("é€😀<a/>");
        Gate gate = new Gate(Chunks.singly(bytes));
        gate.nextElement(10_000);

        assertThat(next(gate)).isEqualTo("é");
        assertThat(next(gate)).isEqualTo("€");
        assertThat(next(gate)).isEqualTo("😀");
        assertThat(gate.elementBytes()).isEqualTo(9);
    }

    @Test
    public void handsOutAllThatComesBeforeWhatIsNoCharacter() throws IOException {
        for (byte[] odd : new byte[][] {{(byte) 0xC0, (byte) 0xBC}, {(byte) 0xEF, (byte) 0xBF, (byte) 0xBE}}) {
            Gate gate = new Gate(Chunks.split(Chunks.concat(Chunks.utf8("<é>"), odd, Chunks.utf8("<b/>")), 2));
            gate.nextElement(10_000);

            assertThat(next(gate)).isEqualTo("<");
            assertThat(next(gate)).isEqualTo("é>");
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> next(gate))
                        .isInstanceOfSatisfying(
                                XmlException.class,
                                refusal -> assertThat(refusal.reason()).isEqualTo(XmlException.Reason.NOT_WELL_FORMED));
            }
        }
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
