/** Entity capabilities (XEP-0115 1.6.0). */
@Capability(namespace = "osier.xep", attribute = "xep:Long=115", version = "1.6.0")
@Requirement(namespace = "osier.xep", filter = "(xep=30)")
@Export
@Version("0.1.0")
package org.osier.xep0115;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.annotation.versioning.Version;
