/** Ad-hoc commands (XEP-0050 1.3.0), at both ends. */
@Export
@Version("0.1.0")
@Capability(namespace = "osier.xep", attribute = "xep:Long=50", version = "1.3.0")
@Requirement(namespace = "osier.xep", filter = "(xep=4)")
@Requirement(namespace = "osier.xep", filter = "(xep=30)")
package org.osier.xep0050;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.annotation.versioning.Version;
