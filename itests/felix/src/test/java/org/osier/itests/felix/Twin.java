/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.itests.felix;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.stanza.Iq;
import org.osier.xml.Element;

/** A bundle of which tests make several versions: its plugin tells which of them it is, where its target lets it. */
public final class Twin implements BundleActivator {
    static final String NAMESPACE = "urn:verona:twin";
    /** The header with the target. */
    static final String TARGET = "Twin-Target";

    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osier.target", context.getBundle().getHeaders().get(TARGET));
        String version = context.getBundle().getVersion().toString();
        context.registerService(Plugin.class, new TwinPlugin(version), properties);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters the service.
    }

    /** The API, a class of its own in each version. */
    public record Api(String version) {}

    /** The plugin. */
    public record TwinPlugin(String version) implements Plugin<Api> {
        @Override
        public Class<Api> api() {
            return Api.class;
        }

        @Override
        public Api attach(Scope scope) {
            Element answer = Element.of(NAMESPACE, "twin", version);
            scope.handle(Iq.Type.GET, NAMESPACE, "twin", (request, session) -> request.result(answer));
            return new Api(version);
        }
    }
}
