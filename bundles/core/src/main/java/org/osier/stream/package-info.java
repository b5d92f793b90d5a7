/**
 * XML streams: connections, matchers, stream handlers, events, filters and the event queue.
 *
 * <p>Knows what RFC 6120, section 4 says of streams, and nothing of stanzas, of TLS policy or of OSGi.
 */
@Export
@Version("0.1.0")
package org.osier.stream;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
