/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osier.client.TlsException;
import org.osier.session.AuthenticationException;
import org.osier.stream.ConnectionException;
import org.osier.stream.XmppException;

/** Says which options of this command to look at when a login has failed. */
final class Blame {
    /** What the runtime logs of a session: the file, perhaps options, the message, perhaps what happens next. */
    private static final Pattern LOGGED = Pattern.compile(
            ".* (?<level>WARN|ERROR|INFO) +\\S+: " + Pattern.quote(Home.ROMEO)
                    + "(?: \\[(?<options>[^]]*)])?: (?<message>.*?)(?:; (?:trying again|not trying again|no session|waiting)[^;]*)?");

    private static final Pattern ONLINE = Pattern.compile("online as (?<jid>\\S+)");

    private Blame() {}

    /** What a line of the runtime's says of romeo: the full JID once he is online; nothing when it is not about him. */
    static Optional<String> online(String line) throws StepException {
        Matcher logged = LOGGED.matcher(line);
        if (!logged.matches()) {
            return Optional.empty();
        }
        Matcher online = ONLINE.matcher(logged.group("message"));
        if (online.matches()) {
            return Optional.of(online.group("jid"));
        }
        if (logged.group("level").equals("INFO")) {
            return Optional.empty();
        }
        throw new StepException(logged.group("message") + lookAt(logged.group("options")));
    }

    private static String lookAt(String options) {
        if (options == null) {
            return "";
        }
        return " (see "
                + List.of(options.split(", ")).stream()
                        .map(Blame::option)
                        .distinct()
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String option(String option) {
        return switch (option) {
            case "jid" -> "--user";
            case "password.env" -> Accounts.USER_PASSWORD;
            case "ca" -> "--ca";
            default -> "--server";
        };
    }

    /** Why juliet could not log in. */
    static StepException juliet(XmppException e) {
        String options = "";
        if (e instanceof AuthenticationException) {
            options = " (see --peer, " + Accounts.PEER_PASSWORD + ")";
        } else if (e instanceof TlsException) {
            options = " (see --ca, --server)";
        } else if (e instanceof ConnectionException) {
            options = " (see --server)";
        }
        return new StepException(e.getMessage() + options);
    }
}
