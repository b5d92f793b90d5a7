/** Clients: finding the server, STARTTLS, SASL, stream features (RFC 6120). */
@Export
@Version("0.1.0")
package org.osier.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
