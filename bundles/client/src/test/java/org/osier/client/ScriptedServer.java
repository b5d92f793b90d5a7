/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.osier.stream.Threads;

/**
 * A server that does what a script says, to one client. A line of the script begins with what it is:
 *
 * <ul>
 *   <li>{@code C} waits for text of the client that matches the regular expression; named groups are remembered
 *   <li>{@code S} sends text, with {@code ${name}} replaced by what a group has remembered
 *   <li>{@code TLS} does the handshake, {@code TLS 1.2} with that version
 *   <li>{@code END} closes the connection
 * </ul>
 */
final class ScriptedServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>");

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final SSLContext tls;
    private final StringBuffer heard = new StringBuffer();
    private final Map<String, String> remembered = new HashMap<>();
    private final CompletableFuture<Void> played = new CompletableFuture<>();
    private Socket socket;
    private String unread = "";

    ScriptedServer(SSLContext tls, String script) throws IOException {
        this.tls = tls;
        List<String> lines =
                new ArrayList<>(script.lines().filter(l -> !l.isBlank()).toList());
        Threads.start("scripted-server", () -> play(lines));
    }

    int port() {
        return listener.getLocalPort();
    }

    /** All that the client has said, as it was under TLS. */
    String heard() {
        return heard.toString();
    }

    /** Waits until the script has been played; fails when the client did not do its part. */
    void awaitPlayed() throws InterruptedException, ExecutionException, TimeoutException {
        played.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void play(List<String> lines) {
        try (Socket accepted = listener.accept()) {
            accepted.setSoTimeout(PATIENCE_MILLIS);
            accepted.setTcpNoDelay(true);
            socket = accepted;
            for (String line : lines) {
                step(line.strip());
            }
            played.complete(null);
            listenToTheEnd();
        } catch (IOException | AssertionError e) {
            played.completeExceptionally(e);
        }
    }

    private void step(String line) throws IOException {
        if (line.startsWith("C ")) {
            await(line.substring(2));
        } else if (line.startsWith("S ")) {
            send(line.substring(2));
        } else if (line.equals("TLS")) {
            handshake("TLSv1.3", "TLSv1.2");
        } else if (line.equals("TLS 1.2")) {
            handshake("TLSv1.2");
        } else if (line.equals("END")) {
            socket.close();
        } else {
            throw new AssertionError("no such line in a script: " + line);
        }
    }

    private void await(String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        Matcher matcher = pattern.matcher(unread);
        while (!matcher.find()) {
            unread += receive();
            matcher = pattern.matcher(unread);
        }
        Matcher groups = GROUP.matcher(regex);
        while (groups.find()) {
            remembered.put(groups.group(1), matcher.group(groups.group(1)));
        }
        unread = unread.substring(matcher.end());
    }

    private String receive() throws IOException {
        byte[] bytes = new byte[4096];
        InputStream in = socket.getInputStream();
        int length = in.read(bytes);
        if (length < 0) {
            throw new AssertionError("the client closed the connection; what it said last: " + unread);
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        heard.append(text);
        return text;
    }

    private void listenToTheEnd() throws IOException {
        try {
            while (!socket.isClosed()) {
                receive();
            }
        } catch (AssertionError e) {
            // The end.
        }
    }

    private void send(String text) throws IOException {
        String filled = text;
        for (Map.Entry<String, String> group : remembered.entrySet()) {
            filled = filled.replace("${" + group.getKey() + "}", group.getValue());
        }
        OutputStream out = socket.getOutputStream();
        out.write(filled.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void handshake(String... versions) throws IOException {
        SSLSocket layer = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
        layer.setUseClientMode(false);
        layer.setEnabledProtocols(versions);
        layer.startHandshake();
        socket = layer;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (socket != null) {
            socket.close();
        }
    }
}
