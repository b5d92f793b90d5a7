/** A small XMPP server inside the process, on the loopback interface only: the peer of demonstrations and tests. */
@Export
@Version("0.1.0")
package org.osier.loopback;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
