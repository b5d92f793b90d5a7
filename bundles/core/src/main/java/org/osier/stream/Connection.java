/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osier.xml.ContentNamespace;
import org.osier.xml.Element;
import org.osier.xml.ElementReader;
import org.osier.xml.ElementWriter;
import org.osier.xml.XmlException;
import org.osier.xml.XmlLimits;

/**
 * One transport with one XML stream in each direction, read and written by the caller. Negotiation works on it in
 * straight lines; once that is done, {@link XmlStream#run} takes it over.
 *
 * <p>One thread may read while another writes, but for XML that is refused, of which {@link #read} tells the peer;
 * {@link #abort} may be called by any.
 */
public final class Connection {
    private static final String PREFIX = "stream";

    private final ContentNamespace contentNamespace;
    private volatile Transport transport;
    private volatile XmlLimits limits;
    private Runnable beforeReading = () -> {};
    private ElementReader reader;
    private ElementWriter writer;
    private Element peerHeader = Element.of(StreamError.STREAMS, "stream");

    /**
     * Works on a connected transport.
     *
     * @param limits bounds on what the peer sends, until others are set
     */
    public Connection(Transport transport, ContentNamespace contentNamespace, XmlLimits limits) {
        this.contentNamespace = contentNamespace;
        this.limits = limits;
        this.transport = transport;
        this.reader = newReader();
        this.writer = new ElementWriter(contentNamespace);
    }

    /**
     * Opens the stream as the initiating entity: sends the header and reads the peer's. Called again, it restarts the
     * stream (RFC 6120, 4.3.3) with a new parser.
     *
     * @param header {@code <stream:stream/>} with its attributes
     * @return the peer's header
     * @throws XmppException when the peer refuses, does not speak XMPP, or the connection breaks
     */
    public Element open(Element header) {
        boolean first = peerHeader.attributes().isEmpty();
        writeHeader(header);
        try {
            return readHeader();
        } catch (StreamErrorException e) {
            if (first && e.error().condition() == StreamError.Condition.NOT_WELL_FORMED && e.getCause() != null) {
                throw new ConnectionException(transport.peer() + " does not speak XMPP; check host and port", e);
            }
            throw e;
        } catch (ConnectionException e) {
            throw first ? new ConnectionException(e.getMessage() + "; check that it is an XMPP server", e) : e;
        }
    }

    /**
     * Waits for the peer's header as the receiving entity, and answers with ours. Called again, it restarts the stream.
     *
     * @param answer makes our header of theirs; called also with one that has no attributes, for a peer whose header is
     *     refused: the error needs a stream of ours to be in (RFC 6120, 4.9.1.2)
     * @return the peer's header
     * @throws StreamErrorException when what comes is no stream header, or one of another content namespace
     */
    public Element accept(UnaryOperator<Element> answer) {
        prepareHeader(answer.apply(Element.of(StreamError.STREAMS, "stream")));
        Element theirs = readHeader();
        prepareHeader(answer.apply(theirs));
        if (!reader.defaultNamespace().equals(contentNamespace.wire())) {
            throw refused(StreamError.of(StreamError.Condition.INVALID_NAMESPACE));
        }
        flush();
        return theirs;
    }

    /** Sends our stream header. */
    public void writeHeader(Element header) {
        prepareHeader(header);
        flush();
    }

    /** Puts our header in front of whatever is written next. */
    private void prepareHeader(Element header) {
        writer = new ElementWriter(contentNamespace);
        writer.header(header, PREFIX);
    }

    /**
     * Waits for the peer's stream header.
     *
     * @throws StreamErrorException when what comes is no stream header
     */
    public Element readHeader() {
        Element header = guarded(reader::readHeader);
        if (!header.is(StreamError.STREAMS, "stream")) {
            throw refused(StreamError.of(StreamError.Condition.INVALID_NAMESPACE));
        }
        peerHeader = header;
        return header;
    }

    /** The peer's latest stream header, without content. */
    public Element peerHeader() {
        return peerHeader;
    }

    /**
     * Waits for the next element.
     *
     * @return the element, or empty when the peer ended its stream
     * @throws StreamErrorException when the peer sent an error, or XML that was refused
     * @throws ConnectionException when the connection broke
     */
    public Optional<Element> read() {
        return guarded(this::pull);
    }

    /**
     * Like {@link #read}, but leaves it to the caller to tell the peer of XML that is refused: another thread may be
     * writing.
     *
     * @throws XmlException when the peer sent XML that must be refused
     */
    Optional<Element> next() {
        try {
            return pull();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private Optional<Element> pull() throws IOException {
        Optional<Element> element = reader.read();
        if (element.isPresent() && StreamError.isError(element.get())) {
            throw new StreamErrorException(StreamError.from(element.get()));
        }
        return element;
    }

    /**
     * Waits for the next element where the stream has to go on.
     *
     * @throws ConnectionException also when the peer ended its stream
     */
    public Element readElement() {
        return read().orElseThrow(() ->
                new ConnectionException(transport.peer() + " ended the stream in the middle of the negotiation", null));
    }

    int elementBytes() {
        return reader.elementBytes();
    }

    /** Whether more has arrived than what has been read. */
    boolean hasBuffered() {
        return reader.buffered() > 0;
    }

    /** Whether a read from the transport would find something at once. */
    boolean moreHasArrived() {
        try {
            return transport.in().available() > 0;
        } catch (IOException e) {
            // The read itself will tell.
            return false;
        }
    }

    /** Lets go of what is not needed while the next element is awaited. */
    void rest() {
        reader.rest();
    }

    /** Sets what is called before each read from the transport. */
    void beforeReading(Runnable call) {
        beforeReading = call;
    }

    /** The writer, for somebody who writes from now on in place of this. */
    ElementWriter writer() {
        return writer;
    }

    /** Writes a part of what a writer has collected. */
    void transmit(ElementWriter from, int start, int end) {
        guarded(() -> {
            from.writeTo(transport.out(), start, end);
            return null;
        });
    }

    /** Sends an element at once. */
    public void write(Element element) {
        writer.element(element);
        flush();
    }

    /** Ends our side of the stream; the peer is expected to end its own. */
    public void writeFooter() {
        writer.footer();
        flush();
    }

    /**
     * Sends an error and the end of the stream, as well as that can be done, and closes (RFC 6120, 4.9.1.1). Waits for a
     * peer that does not read; {@link #abort} ends the wait.
     */
    public void fail(StreamError error) {
        try {
            writer.element(error.element());
            writer.footer();
            flush();
        } catch (ConnectionException e) {
            // The peer is gone, so it needs no error.
        }
        transport.close();
    }

    private void flush() {
        guarded(() -> {
            writer.drainTo(transport.out());
            return null;
        });
    }

    /**
     * Replaces the transport by one on top of it, as TLS is. The next call must be {@link #open} or
     * {@link #readHeader}.
     *
     * @throws StreamErrorException when the peer has sent more already: whatever comes before the upper layer is up
     *     could have been put there by anybody (RFC 6120, 5.4.3.3)
     */
    public void upgrade(UnaryOperator<Transport> layer) {
        if (reader.buffered() > 0) {
            transport.abort();
            throw new StreamErrorException(new StreamError(
                    StreamError.Condition.POLICY_VIOLATION,
                    Optional.of("bytes arrived in the clear after the switch to TLS had been agreed; somebody may be"
                            + " tampering with the connection")));
        }
        transport = layer.apply(transport);
        reader = newReader();
    }

    /** Sets the bounds on what the peer sends, from the next element on. */
    public void limits(XmlLimits next) {
        limits = next;
        reader.limits(next);
    }

    /** What carries the stream now. */
    public Transport transport() {
        return transport;
    }

    /** Closes the transport in good order; the stream should have been ended before. */
    public void close() {
        transport.close();
    }

    /** Closes the transport at once; reads and writes under way fail. */
    public void abort() {
        transport.abort();
    }

    private ElementReader newReader() {
        return new ElementReader(new Input(transport.in()), limits, contentNamespace);
    }

    private StreamErrorException refused(StreamError error) {
        fail(error);
        return new StreamErrorException(error);
    }

    private <T> T guarded(Io<T> io) {
        try {
            return io.run();
        } catch (XmlException e) {
            StreamError error = StreamError.of(e);
            fail(error);
            throw new StreamErrorException(error, e);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private ConnectionException lost(IOException e) {
        return new ConnectionException("connection to " + transport.peer() + " lost: " + e.getMessage(), e);
    }

    /** The transport's input, with a call before each read. */
    private final class Input extends FilterInputStream {
        Input(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            beforeReading.run();
            return super.read(target, offset, length);
        }
    }

    private interface Io<T> {
        T run() throws IOException;
    }
}
