/** Multi-user chat (XEP-0045 1.35.5) with direct invitations (XEP-0249 1.2). */
@Export
@Version("0.1.0")
@Capability(namespace = "osier.xep", attribute = "xep:Long=45", version = "1.35.5")
@Capability(namespace = "osier.xep", attribute = "xep:Long=249", version = "1.2.0")
@Requirement(namespace = "osier.xep", filter = "(xep=4)")
@Requirement(namespace = "osier.xep", filter = "(xep=30)")
package org.osier.xep0045;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.annotation.versioning.Version;
