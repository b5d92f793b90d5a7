/** Software version (XEP-0092 1.1). */
@Export
@Version("0.1.0")
package org.osier.xep0092;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
