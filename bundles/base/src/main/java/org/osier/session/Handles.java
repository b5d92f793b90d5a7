/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osier.stanza.Iq;

/**
 * What a handler class handles: stanzas with a payload of this qualified name. On an {@link IqHandler} it also makes the
 * namespace a feature that service discovery shows, for as long as the handler is registered.
 *
 * <p>The same annotation serves in plain Java, where {@link Session#add} reads it, and in OSGi, where it also becomes
 * service properties ({@code osier.namespace} and so on).
 */
@Documented
@ComponentPropertyType
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Handles {
    /** The prefix of the service properties. */
    String PREFIX_ = "osier.";

    /** Which requests; only for {@link IqHandler}s. */
    Iq.Type[] type() default {Iq.Type.GET, Iq.Type.SET};

    /** The namespace of the payload. */
    String namespace();

    /** The local name of the payload. */
    String name();
}
