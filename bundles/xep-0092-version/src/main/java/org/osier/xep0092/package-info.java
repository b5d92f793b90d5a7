/** Software version (XEP-0092 1.1). */
@Export
@Version("0.1.0")
@Capability(namespace = "osier.xep", attribute = "xep:Long=92", version = "1.1")
package org.osier.xep0092;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
