/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Woodstox straight from the socket, a small tree for each stanza, and nothing else: no bounds, no queue, no threads, no
 * escaping. What is left to gain.
 */
final class BareContender implements Contender {
    private final Conduct conduct;
    private final Tally tally;

    BareContender(Conduct conduct, Tally tally) {
        if (conduct == Conduct.SEND) {
            throw new IllegalArgumentException("a parser does not send");
        }
        this.conduct = conduct;
        this.tally = tally;
    }

    @Override
    public void connect(int port) throws IOException, XMLStreamException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        Answers answers = new Answers(socket.getOutputStream());
        answers.add("<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams' to='" + DOMAIN + "' version='1.0'>");
        InputStream in = answers.before(socket.getInputStream());
        XMLStreamReader reader = new WstxInputFactory().createXMLStreamReader(in, "UTF-8");
        reader.nextTag();
        // The features.
        reader.nextTag();
        SmallNode.read(reader);
        answers.add("<presence/>");
        answers.flush();
        new Thread(() -> receiveAll(reader, answers), "reader").start();
    }

    private void receiveAll(XMLStreamReader reader, Answers answers) {
        try {
            while (reader.next() == XMLStreamConstants.START_ELEMENT) {
                receive(SmallNode.read(reader), answers);
            }
        } catch (XMLStreamException | IOException | InterruptedException e) {
            // The driver has seen enough.
        }
    }

    private void receive(SmallNode stanza, Answers answers) throws IOException, InterruptedException {
        if (!stanza.is("jabber:client", "message")) {
            tally.stanza();
            return;
        }
        SmallNode bodyOrNull = stanza.child("body");
        String body = bodyOrNull == null ? "" : bodyOrNull.text();
        if (conduct == Conduct.ECHO) {
            answers.add("<message to='" + stanza.attribute("from") + "' id='" + stanza.attribute("id")
                    + "' type='chat'><body>" + body + "</body></message>");
        }
        tally.body(body);
    }

    /** Bytes that are written when there is no more to read. */
    private static final class Answers {
        private static final int CAPACITY = 32 * 1024;

        private final OutputStream out;
        private final byte[] bytes = new byte[CAPACITY];
        private int size;

        Answers(OutputStream out) {
            this.out = out;
        }

        void add(String xml) throws IOException {
            byte[] more = xml.getBytes(StandardCharsets.UTF_8);
            if (size + more.length > CAPACITY) {
                flush();
            }
            System.arraycopy(more, 0, bytes, size, more.length);
            size += more.length;
        }

        void flush() throws IOException {
            if (size > 0) {
                out.write(bytes, 0, size);
                size = 0;
            }
        }

        /** The input, of which each read first flushes: the parser asks for more when it has used up what it had. */
        InputStream before(InputStream in) {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    flush();
                    return in.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    flush();
                    return in.read(buffer, offset, length);
                }
            };
        }
    }
}
