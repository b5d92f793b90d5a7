/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osier.session.Plugin;
import org.osier.session.Scope;
import org.osier.xep0045.internal.Rooms;
import org.osier.xep0045.internal.Routes;

/**
 * Gives each session its rooms. When it goes, the rooms are left and what somebody waits for fails. Immutable, and safe for
 * use by many threads.
 */
@Component(service = Plugin.class, configurationPid = "org.osier.xep0045")
@Designate(ocd = MultiUserChatPlugin.Configuration.class)
public final class MultiUserChatPlugin implements Plugin<MultiUserChat> {
    private final MucLimits limits;
    private final Clock clock;

    /** The bounds, as an operator sets them. */
    @ObjectClassDefinition(name = "Osier XEP-0045 Multi-User Chat")
    public @interface Configuration {
        /** {@link MucLimits#rooms}. */
        @AttributeDefinition(name = "Rooms", description = "In how many rooms one session may be at once")
        int rooms() default 500;

        /** {@link MucLimits#occupantsPerRoom}. */
        @AttributeDefinition(name = "Occupants of a room", description = "How many of them are kept")
        int occupantsPerRoom() default 5_000;

        /** {@link MucLimits#occupants}. */
        @AttributeDefinition(name = "Occupants", description = "How many are kept of all rooms of one session")
        int occupants() default 20_000;
    }

    /** With {@link MucLimits#DEFAULT}. */
    public MultiUserChatPlugin() {
        this(MucLimits.DEFAULT);
    }

    /** With other bounds. */
    public MultiUserChatPlugin(MucLimits limits) {
        this(limits, Clock.systemUTC());
    }

    /** With another clock, which tells since when history is wanted. */
    MultiUserChatPlugin(MucLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** As configured. */
    @Activate
    public MultiUserChatPlugin(Configuration configuration) {
        this(new MucLimits(configuration.rooms(), configuration.occupantsPerRoom(), configuration.occupants()));
    }

    @Override
    public Class<MultiUserChat> api() {
        return MultiUserChat.class;
    }

    @Override
    public MultiUserChat attach(Scope scope) {
        Rooms rooms = new Rooms(scope, limits, clock);
        Routes.open(rooms);
        return rooms;
    }
}
