/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What {@code etc/org.osier.client-NAME.cfg} may say; the one list of its options. */
@ObjectClassDefinition(name = "Osier client", description = "A session with a server as one of its users")
@interface ClientOptions {
    @AttributeDefinition(
            name = "Address",
            description = "The account, as in romeo@example.net; a resource is asked for")
    String jid();

    @AttributeDefinition(type = AttributeType.PASSWORD, required = false, description = "The password; or else:")
    String password();

    @AttributeDefinition(required = false, description = "The environment variable that holds the password")
    String password_env();

    @AttributeDefinition(required = false, description = "The file that holds the password, UTF-8, and nothing else")
    String password_file();

    @AttributeDefinition(required = false, description = "Where to connect to, if not to the domain of the address")
    String host();

    @AttributeDefinition(required = false, description = "The port")
    int port() default 5222;

    @AttributeDefinition(required = false, description = "required, or none for a server on the same machine")
    String tls() default "required";

    @AttributeDefinition(required = false, description = "A PEM file of certificates to trust, and no others")
    String ca();

    @AttributeDefinition(required = false, description = "Whether to send presence when a session starts")
    boolean presence() default true;
}
