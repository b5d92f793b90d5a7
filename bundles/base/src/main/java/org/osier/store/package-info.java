/** A small durable store of named tables with text keys and text values, behind which any database can stand. */
@Export
@Version("0.1.0")
package org.osier.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
