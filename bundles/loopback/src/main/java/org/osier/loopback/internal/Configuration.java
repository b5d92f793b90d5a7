/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The options of a server in {@code etc/org.osier.loopback-NAME.cfg}, for tools that show them. */
@ObjectClassDefinition(
        name = "Osier loopback server",
        description = "A small XMPP server that only this machine can reach, for demonstrations and tests.")
@interface Configuration {
    @AttributeDefinition(name = "Domain", description = "The domain that is served.")
    String domain() default "localhost";

    @AttributeDefinition(name = "Client port", description = "The port for clients; 0 takes a free one.")
    int client_port() default 5222;

    @AttributeDefinition(name = "Component port", description = "The port for components; 0 takes a free one.")
    int component_port() default 5347;

    @AttributeDefinition(name = "Users", description = "The accounts, as romeo:secret, separated by commas.")
    String[] users() default {};

    @AttributeDefinition(
            name = "Components",
            description = "Who may connect as a component, as echo.localhost:secret, separated by commas.")
    String[] components() default {};

    @AttributeDefinition(
            name = "Mutual contacts",
            description = "Whether each user starts as a contact of each other, with subscription both.")
    boolean mutual_contacts() default true;

    @AttributeDefinition(
            name = "PEM file",
            description = "Where the certificate is written for clients to trust, before the ports open.",
            required = false)
    String pem() default "";
}
