/** The plugins of docs/plugin-guide.md. */
// guide: capability
@Capability(namespace = "osier.xep", attribute = "xep:Long=202", version = "2.0")
@Requirement(namespace = "osier.xep", filter = "(xep=50)")
package org.osier.guide;
// end

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;
