/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stream.EventHandler;
import org.osier.xml.Element;

/** The adding of one extension: of all that it is, or of nothing. May be closed before it is through. */
final class Addition {
    private final Extension extension;
    private final SessionParts parts;
    private final ExtensionScope scope;

    Addition(Extension extension, SessionParts parts, String name) {
        this.extension = extension;
        this.parts = parts;
        this.scope = new ExtensionScope(parts, name);
    }

    /**
     * Refuses what cannot be added.
     *
     * @throws IllegalArgumentException when it is nothing that can be added, or the annotation is missing
     */
    static void examine(Extension extension) {
        if (extension instanceof IqHandler || extension instanceof AsyncIqHandler) {
            handlesOf(extension);
        }
        boolean something = ExtensionPoints.isOpen(extension)
                || Stream.of(
                                Plugin.class,
                                MessageHandler.class,
                                PresenceHandler.class,
                                IqHandler.class,
                                AsyncIqHandler.class,
                                SessionEventHandler.class,
                                SessionFilter.class)
                        .anyMatch(kind -> kind.isInstance(extension));
        if (!something) {
            throw new IllegalArgumentException(extension.getClass().getName()
                    + " is neither a handler nor a plugin, nor of any other interface that extends Extension");
        }
    }

    private static Handles handlesOf(Extension extension) {
        return StanzaDispatch.handles(extension)
                .orElseThrow(() -> new IllegalArgumentException(
                        extension.getClass().getName() + " needs the annotation @Handles, which says what it answers"));
    }

    /** Takes away what has been added, and lets nothing more be added. The second time does nothing. */
    void close() {
        scope.close();
    }

    /** Adds all parts; what fails leaves the rest to {@link #close}. */
    void open() {
        if (extension instanceof Plugin<?> plugin) {
            attach(plugin);
        }
        if (extension instanceof MessageHandler handler) {
            scope.onMessage(handler);
        }
        if (extension instanceof PresenceHandler handler) {
            scope.onPresence(handler);
        }
        if (extension instanceof IqHandler handler) {
            Handles handles = handlesOf(extension);
            for (Iq.Type type : handles.type()) {
                scope.handle(type, handles.namespace(), handles.name(), handler);
            }
        }
        if (extension instanceof AsyncIqHandler handler) {
            Handles handles = handlesOf(extension);
            for (Iq.Type type : handles.type()) {
                scope.handleAsync(type, handles.namespace(), handles.name(), handler);
            }
        }
        if (extension instanceof SessionEventHandler<?> handler) {
            listen(handler);
        }
        if (extension instanceof SessionFilter filter) {
            scope.filter(filter.stage(), filter.order(), element -> apply(filter, element));
        }
        if (ExtensionPoints.isOpen(extension)) {
            scope.keep(spent -> parts.points().offer(extension));
        }
    }

    private <A> void attach(Plugin<A> plugin) {
        A api = Objects.requireNonNull(
                plugin.attach(scope), () -> plugin.getClass().getName() + ".attach returned no API");
        Class<A> type = plugin.api();
        // Kept after all that it uses, so nobody finds it any more when that goes.
        scope.keep(spent -> parts.apis().publish(type, type.cast(api)));
    }

    private <T> void listen(SessionEventHandler<T> handler) {
        EventHandler<T> call = data -> handler.handle(data, scope);
        scope.on(
                handler.event(),
                handler.delivery(),
                new EventRelay<>(handler.getClass().getName(), call));
    }

    private Optional<Element> apply(SessionFilter filter, Element element) {
        boolean wanted = StanzaDispatch.handles(filter)
                .map(handles -> element.name().namespace().equals(Stanza.NAMESPACE)
                        && element.has(handles.namespace(), handles.name()))
                .orElse(true);
        return wanted ? filter.apply(element, scope) : Optional.of(element);
    }
}
