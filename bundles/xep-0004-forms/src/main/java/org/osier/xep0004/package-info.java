/** Data forms (XEP-0004 2.13.2), with the types of forms of XEP-0068 1.3. */
@Export
@Version("0.1.0")
@Capability(namespace = "osier.xep", attribute = "xep:Long=4", version = "2.13.2")
package org.osier.xep0004;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
