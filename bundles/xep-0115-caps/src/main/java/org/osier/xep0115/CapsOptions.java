/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What Configuration Admin may set, under the PID {@code org.osier.xep0115}; see {@link CapsConfig}. */
@ObjectClassDefinition(
        name = "Osier: entity capabilities (XEP-0115)",
        description = "What presence says of the software, and how much is remembered of what others can do.")
@interface CapsOptions {
    @AttributeDefinition(name = "Node", description = "The address of a page about this software.")
    String node() default "https://osier.example";

    @AttributeDefinition(
            name = "Quiet time",
            description = "Milliseconds without a change before a presence with new capabilities is sent.",
            min = "1")
    long quiet_millis() default 500;

    @AttributeDefinition(
            name = "Cache",
            description = "How much is kept of others' checked answers, for all sessions, in KiB.",
            min = "64")
    int cache_kib() default 8192;
}
