/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.osier.client.TlsException;
import org.osier.session.AuthenticationException;
import org.osier.stream.ConnectionException;
import org.osier.stream.StreamErrorException;
import org.osier.stream.XmppException;

/**
 * Which options an operator should look at after a session could not be had.
 *
 * @param credentials the options that say who we are and prove it
 * @param address the options that say where to connect to
 */
record Hints(List<String> credentials, List<String> address) {
    /** The options that may be to blame; none where the other side is. */
    List<String> after(XmppException failure) {
        if (failure instanceof AuthenticationException) {
            return credentials;
        }
        if (failure instanceof TlsException) {
            return afterTls(failure);
        }
        if (failure instanceof StreamErrorException error) {
            return afterStreamError(error);
        }
        return failure instanceof ConnectionException ? afterConnection(failure) : List.of();
    }

    private static List<String> afterTls(Throwable failure) {
        if (hasCause(failure, CertificateExpiredException.class)) {
            return List.of();
        }
        if (hasCause(failure, CertPathBuilderException.class) || failure.getCause() instanceof CertificateException) {
            return List.of("ca");
        }
        if (hasCause(failure, CertificateException.class)) {
            return List.of("jid", "host");
        }
        // Neither the network nor TLS: the file of trusted certificates could not be read.
        boolean file = hasCause(failure, IOException.class) && !hasCause(failure, SSLException.class);
        return file ? List.of("ca") : List.of("port", "tls");
    }

    private List<String> afterConnection(Throwable failure) {
        if (failure.getCause() == null) {
            return address;
        }
        if (hasCause(failure, UnknownHostException.class)) {
            return List.of("host");
        }
        boolean unreachable = Stream.of(
                        ConnectException.class, SocketTimeoutException.class, NoRouteToHostException.class)
                .anyMatch(type -> hasCause(failure, type));
        boolean broken = hasCause(failure, SocketException.class) || hasCause(failure, EOFException.class);
        return broken && !unreachable ? List.of() : address;
    }

    private List<String> afterStreamError(StreamErrorException failure) {
        return switch (failure.error().condition()) {
            case NOT_AUTHORIZED -> credentials;
            case HOST_UNKNOWN, HOST_GONE -> List.of(credentials.get(0), "host", "port");
            case CONFLICT -> List.of(credentials.get(0));
            case INVALID_NAMESPACE, UNSUPPORTED_VERSION -> List.of("port");
            default -> List.of();
        };
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }
}
