/** Service discovery (XEP-0030 2.5) with forms (XEP-0128 1.0.1). */
@Export
@Version("0.1.0")
@Capability(namespace = "osier.xep", attribute = "xep:Long=30", version = "2.5.0")
package org.osier.xep0030;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
