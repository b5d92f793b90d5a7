/** The arithmetic of SASL mechanisms, which both ends of a login share. */
@Export
@Version("0.1.0")
package org.osier.sasl;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
