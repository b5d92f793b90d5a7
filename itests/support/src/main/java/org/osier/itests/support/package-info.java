/** What tests in containers share. */
@Export
@Version("0.1.0")
package org.osier.itests.support;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
