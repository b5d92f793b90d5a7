/** Messages, presence, iqs and their errors (RFC 6120, section 8; RFC 6121), as typed views of immutable elements. */
@Export
@Version("0.1.0")
package org.osier.stanza;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
