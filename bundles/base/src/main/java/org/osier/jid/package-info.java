/** XMPP addresses (RFC 7622). */
@Export
@Version("0.1.0")
package org.osier.jid;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
