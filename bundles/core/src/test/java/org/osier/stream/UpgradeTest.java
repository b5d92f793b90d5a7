/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.Test;
import org.osier.Point;

/** RFC 6120, 5.4.3.3: whatever was received beyond {@code <proceed/>} in the clear ends the connection. */
public class UpgradeTest {
    private static final String HEADER = "<stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams'><stream:features/>";
    private static final String PROCEED = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls' a='>'>></proceed>";

    /** A peer whose bytes arrive in two reads, the second of which is the first to be made after the split. */
    private static final class TwoReads implements Transport {
        private final byte[] bytes;
        private final int split;
        private int position;
        private boolean aborted;

        TwoReads(String said, int split) {
            this.bytes = said.getBytes(StandardCharsets.UTF_8);
            this.split = split;
        }

        @Override
        public InputStream in() {
            return new InputStream() {
                @Override
                public int read() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    int end = position < split ? split : bytes.length;
                    int count = Math.min(length, end - position);
                    System.arraycopy(bytes, position, target, offset, count);
                    position += count;
                    return count == 0 ? -1 : count;
                }
            };
        }

        @Override
        public OutputStream out() {
            return new ByteArrayOutputStream();
        }

        @Override
        public void close() {}

        @Override
        public void abort() {
            aborted = true;
        }

        @Override
        public String peer() {
            return "memory:5222";
        }

        byte[] unread() {
            return Arrays.copyOfRange(bytes, position, bytes.length);
        }
    }

    private static Connection proceeded(TwoReads transport) {
        Connection connection = Peers.connection(transport);
        connection.open(Peers.HEADER);
        connection.readElement();
        assertThat(connection.readElement().local()).isEqualTo("proceed");
        return connection;
    }

    @Test
    public void abortsWhenAnythingWasInjectedAtWhateverOffset() {
        String clear = HEADER + PROCEED;
        for (String injected : new String[] {"<auth/>", " ", "\u0016\u0003\u0001"}) {
            String said = clear + injected;
            for (int split = clear.length() + 1; split <= said.length(); split++) {
                TwoReads transport = new TwoReads(said, split);
                Connection connection = proceeded(transport);

                assertThatThrownBy(() -> connection.upgrade(plain -> {
                            throw new AssertionError("must not begin TLS");
                        }))
                        .isInstanceOf(StreamErrorException.class)
                        .hasMessageContaining("somebody may be tampering with the connection");
                assertThat(transport.aborted).isTrue();
            }
        }
    }

    @Test
    public void leavesEveryLaterByteToTheNewLayerWhereverTheReadsAreSplit() throws IOException {
        String clear = HEADER + PROCEED;
        String handshake = "\u0016\u0003\u0001 and so on";
        for (int split = 1; split <= clear.length(); split++) {
            // What follows in the second read would be injected; so there the peer waits, as it must.
            TwoReads transport = new TwoReads(clear, split);
            Connection connection = proceeded(transport);
            TwoReads layer = new TwoReads(handshake, handshake.length());

            connection.upgrade(plain -> {
                assertThat(plain).isSameAs(transport);
                return layer;
            });
            assertThat(connection.transport()).isSameAs(layer);
            assertThat(layer.unread()).hasSize(handshake.length());
            assertThat(transport.aborted).isFalse();
        }
    }

    @Test
    @Point(23)
    public void carriesNothingOverFromBefore() {
        TwoReads transport =
                new TwoReads(HEADER.replace("'jabber:client'", "'jabber:client' xmlns:p='urn:p'") + PROCEED, 1);
        Connection connection = proceeded(transport);
        connection.upgrade(plain -> new TwoReads(HEADER + "<p:a/>", 1));
        connection.open(Peers.HEADER);
        connection.readElement();

        assertThatThrownBy(connection::readElement)
                .as("a prefix declared before")
                .isInstanceOf(StreamErrorException.class);
    }
}
