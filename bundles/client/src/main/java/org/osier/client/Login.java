/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import java.util.Optional;

/**
 * How a client got in.
 *
 * @param mechanism the SASL mechanism, as in {@code SCRAM-SHA-256}
 * @param tls the version of TLS that protects the stream, as in {@code TLSv1.3}; empty where none does
 */
public record Login(String mechanism, Optional<String> tls) {}
