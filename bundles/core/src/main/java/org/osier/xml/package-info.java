/**
 * Immutable XML elements and the pull reader and writer of XML streams.
 *
 * <p>This is the only package that sees the XML parser. It knows the shape of a stream (one root, many complete
 * children), and nothing of what the children mean.
 */
@Export
@Version("0.1.0")
package org.osier.xml;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
