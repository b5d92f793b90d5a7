/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What {@code etc/org.osier.store.cfg} may say. */
@ObjectClassDefinition(
        name = "Osier store",
        description = "Where rosters are kept; without this configuration, in memory only")
@interface StoreOptions {
    @AttributeDefinition(
            name = "File",
            description = "The file, in a directory that exists; relative to where the runtime was started")
    String file();
}
