/** What handlers, plugins and services see of a client or component: sessions, requests, plugins and the whiteboard. */
@Export
@Version("0.1.0")
package org.osier.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
