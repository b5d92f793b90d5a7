/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What {@code etc/org.osier.component-NAME.cfg} may say; the one list of its options. */
@ObjectClassDefinition(
        name = "Osier component",
        description = "A session with a server as a service beside it (XEP-0114)")
@interface ComponentOptions {
    @AttributeDefinition(name = "Domain", description = "The component's domain, as the server knows it")
    String domain();

    @AttributeDefinition(type = AttributeType.PASSWORD, required = false, description = "The shared secret; or else:")
    String secret();

    @AttributeDefinition(required = false, description = "The environment variable that holds the secret")
    String secret_env();

    @AttributeDefinition(required = false, description = "The file that holds the secret, UTF-8, and nothing else")
    String secret_file();

    @AttributeDefinition(required = false, description = "Where the server listens for components")
    String host() default "127.0.0.1";

    @AttributeDefinition(required = false, description = "The port")
    int port() default 5347;

    @AttributeDefinition(
            required = false,
            description = "Whether the server may be on another machine, with nothing to protect the connection")
    boolean remote_allowed() default false;
}
