/** Ping (XEP-0199 2.0). */
@Export
@Version("0.1.0")
@Capability(namespace = "osier.xep", attribute = "xep:Long=199", version = "2.0")
package org.osier.xep0199;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
