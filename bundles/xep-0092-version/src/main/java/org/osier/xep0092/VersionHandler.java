/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0092;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.osier.session.Handles;
import org.osier.session.IqHandler;
import org.osier.session.Session;
import org.osier.stanza.Iq;

/**
 * Tells which software this is (XEP-0092 1.1): what it was made with, or what the configuration {@value #PID} says, from
 * the moment at which it says so. Safe for use by many threads.
 */
@Component(service = IqHandler.class, configurationPid = VersionHandler.PID)
@Designate(ocd = VersionOptions.class)
@Handles(type = Iq.Type.GET, namespace = Version.NAMESPACE, name = "query")
public final class VersionHandler implements IqHandler {
    static final String PID = "org.osier.xep0092";

    private static final Logger LOG = System.getLogger(VersionHandler.class.getName());

    private volatile Version ours;

    /** Tells of Osier itself, but not on which system it runs. */
    public VersionHandler() {
        this(Settings.DEFAULT);
    }

    /** Tells of the software that is given. */
    public VersionHandler(Version ours) {
        this.ours = ours;
    }

    /** A configuration is there, or has changed, or has gone. */
    @Activate
    @Modified
    void configure(Map<String, Object> options) {
        Settings settings = Settings.of(options);
        settings.troubles().forEach(trouble -> LOG.log(Level.WARNING, "{0} {1}", PID, trouble));
        ours = settings.answer();
    }

    @Override
    public Iq handle(Iq request, Session session) {
        return request.result(ours);
    }
}
