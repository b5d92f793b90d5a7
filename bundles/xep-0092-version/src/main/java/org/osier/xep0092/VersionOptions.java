/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0092;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What {@code etc/org.osier.xep0092.cfg} may say; the one list of its options. */
@ObjectClassDefinition(name = "Osier software version", description = "What XEP-0092 tells of this software")
@interface VersionOptions {
    @AttributeDefinition(required = false, description = "The name of the software")
    String name() default "Osier";

    @AttributeDefinition(required = false, description = "Its version")
    String version() default "0.1.0";

    @AttributeDefinition(required = false, description = "Whether to tell the operating system, to whoever asks")
    boolean os() default false;
}
