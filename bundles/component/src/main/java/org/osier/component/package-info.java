/** Components: services beside a server (XEP-0114). */
@Export
@Version("0.1.0")
package org.osier.component;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
