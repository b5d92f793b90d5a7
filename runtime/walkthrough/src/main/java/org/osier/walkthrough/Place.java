/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the steps are made.
 *
 * @param loopback whether the runtime brings the server
 * @param endpoint where the server listens
 * @param accounts who takes part
 * @param ca what to trust; the loopback server writes a file of its own
 */
record Place(boolean loopback, Endpoint endpoint, Accounts accounts, Optional<Path> ca) {
    /** Makes sense of the options. */
    static Place of(Optional<String> server, Optional<String> user, Optional<String> peer, Optional<Path> ca)
            throws UsageException, IOException {
        if (server.isEmpty()) {
            if (user.isPresent() || peer.isPresent() || ca.isPresent()) {
                throw new UsageException("--user, --peer and --ca go with --server, which is missing");
            }
            return new Place(true, new Endpoint("127.0.0.1", freePort()), Accounts.made(), Optional.empty());
        }
        Endpoint endpoint = Endpoint.parse(server.get());
        if (user.isEmpty() || peer.isEmpty()) {
            throw new UsageException("--server needs two accounts, --user for the bot and --peer to talk to it");
        }
        if (ca.isPresent() && !Files.isReadable(ca.get())) {
            throw new UsageException("--ca " + ca.get() + " is not there, or cannot be read");
        }
        return new Place(false, endpoint, Accounts.given(user.get(), peer.get()), ca);
    }

    /** A port that was free a moment ago. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
