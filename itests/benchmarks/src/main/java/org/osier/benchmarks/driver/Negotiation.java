/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Just enough of a server for each contender to establish its session, in plain text: any login succeeds, every iq has a
 * result. A client's session begins with its first presence, a component's with the handshake.
 */
final class Negotiation {
    private static final Pattern NEXT =
            Pattern.compile("<(stream:stream|auth|response|iq|presence|handshake)\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("\\bid=['\"]([^'\"]*)['\"]");
    private static final String BIND = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>";
    private static final String MECHANISMS = "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
            + "<mechanism>PLAIN</mechanism><mechanism>ANONYMOUS</mechanism></mechanisms>";
    private static final int MOST_BYTES = 64 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final StringBuilder unread = new StringBuilder();
    private final byte[] buffer = new byte[4096];
    private boolean authenticated;

    Negotiation(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Returns when the session is established. */
    void run() throws IOException {
        for (String step = ""; !step.equals("presence") && !step.equals("handshake"); ) {
            MatchResult tag = next();
            step = tag.group(1);
            answer(step, tag.group());
        }
    }

    private void answer(String step, String tag) throws IOException {
        switch (step) {
            case "stream:stream" -> {
                skipTo(tag, tag);
                openStream(tag);
            }
            case "auth", "response" -> {
                skipTo(tag, "</" + step + ">");
                authenticated = true;
                write("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
            }
            case "iq" -> result(tag);
            case "presence" -> skipTo(tag, "</presence>");
            default -> {
                skipTo(tag, "</handshake>");
                write("<handshake/>");
            }
        }
    }

    private void openStream(String tag) throws IOException {
        boolean component = tag.contains("jabber:component:accept");
        write("<?xml version='1.0'?><stream:stream xmlns='"
                + (component ? "jabber:component:accept" : "jabber:client")
                + "' xmlns:stream='http://etherx.jabber.org/streams' from='bench.localhost' id='s1' version='1.0'>");
        if (!component) {
            write("<stream:features>" + (authenticated ? BIND : MECHANISMS) + "</stream:features>");
        }
    }

    private void result(String tag) throws IOException {
        String content = skipTo(tag, "</iq>");
        Matcher id = ID.matcher(tag);
        write("<iq type='result' id='" + (id.find() ? id.group(1) : "") + "'>" + answerTo(content) + "</iq>");
    }

    private static String answerTo(String iq) {
        if (iq.contains("urn:ietf:params:xml:ns:xmpp-bind")) {
            return "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>juliet@bench.localhost/balcony</jid></bind>";
        }
        return iq.contains("jabber:iq:roster") ? "<query xmlns='jabber:iq:roster'/>" : "";
    }

    private MatchResult next() throws IOException {
        Matcher tag = NEXT.matcher(unread);
        while (!tag.find()) {
            readMore();
            tag.reset();
        }
        return tag.toMatchResult();
    }

    /** Reads to the end of the element and forgets what was read; returns it. */
    private String skipTo(String tag, String end) throws IOException {
        String last = tag.endsWith("/>") ? tag : end;
        while (unread.indexOf(last) < 0) {
            readMore();
        }
        int length = unread.indexOf(last) + last.length();
        String skipped = unread.substring(0, length);
        unread.delete(0, length);
        return skipped;
    }

    private void readMore() throws IOException {
        int read = in.read(buffer);
        if (read < 0 || unread.length() > MOST_BYTES) {
            throw new EOFException("the contender ended, or said what is not understood, at: " + unread);
        }
        unread.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
    }

    private void write(String xml) throws IOException {
        out.write(xml.getBytes(StandardCharsets.UTF_8));
    }
}
