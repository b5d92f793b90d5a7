/** A store in one file, which survives the death of the process at any moment. */
@Export
@Version("0.1.0")
package org.osier.store.mvstore;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
