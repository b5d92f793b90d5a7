/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
record Endpoint(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?<host>[^:\\[\\]\\s]+|\\[[0-9a-fA-F:.]+\\]):(?<port>[0-9]{1,5})");

    static Endpoint parse(String text) throws UsageException {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            int port = Integer.parseInt(matcher.group("port"));
            if (port >= 1 && port <= 65535) {
                return new Endpoint(matcher.group("host").replaceAll("[\\[\\]]", ""), port);
            }
        }
        throw new UsageException("--server \"" + text + "\" is not of the form host:port, as in example.net:5222");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
