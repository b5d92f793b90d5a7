/** Rosters: contacts, subscriptions and presence, for clients and for each address of a component (RFC 6121). */
@Export
@Version("0.1.0")
package org.osier.roster;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
