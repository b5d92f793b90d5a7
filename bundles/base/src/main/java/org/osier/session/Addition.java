/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import java.util.Optional;
import org.osier.stanza.Iq;
import org.osier.stanza.Stanza;
import org.osier.stream.EventHandler;
import org.osier.stream.Registration;
import org.osier.xml.Element;

/** The adding of one extension: of all that it is, or of nothing. */
final class Addition {
    private final Extension extension;
    private final SessionParts parts;
    private final ExtensionScope scope;
    private Registration added;
    private boolean something;

    private Addition(Extension extension, SessionParts parts) {
        this.extension = extension;
        this.parts = parts;
        this.scope = new ExtensionScope(parts, extension.getClass().getName());
        this.added = scope::close;
    }

    static Registration of(Extension extension, SessionParts parts) {
        Addition addition = new Addition(extension, parts);
        try {
            addition.addParts();
        } catch (RuntimeException | Error e) {
            addition.added.close();
            throw e;
        }
        return addition.added;
    }

    private void addParts() {
        if (extension instanceof Plugin<?> plugin) {
            // Nobody finds the API any more before the rest goes.
            added = added.and(parts.plugins().attach(plugin, scope));
            something = true;
        }
        if (extension instanceof MessageHandler handler) {
            add(scope.onMessage(handler));
        }
        if (extension instanceof PresenceHandler handler) {
            add(scope.onPresence(handler));
        }
        if (extension instanceof IqHandler handler) {
            Handles handles = requireHandles();
            for (Iq.Type type : handles.type()) {
                add(scope.handle(type, handles.namespace(), handles.name(), handler));
            }
        }
        if (extension instanceof AsyncIqHandler handler) {
            Handles handles = requireHandles();
            for (Iq.Type type : handles.type()) {
                add(scope.handleAsync(type, handles.namespace(), handles.name(), handler));
            }
        }
        if (extension instanceof SessionEventHandler<?> handler) {
            add(listening(handler));
        }
        if (extension instanceof SessionFilter filter) {
            add(scope.filter(filter.stage(), filter.order(), element -> apply(filter, element)));
        }
        if (ExtensionPoints.isOpen(extension)) {
            add(scope.keep(spent -> parts.points().offer(extension)));
        }
        if (!something) {
            throw new IllegalArgumentException(extension.getClass().getName()
                    + " is neither a handler nor a plugin, nor of any other interface that extends Extension");
        }
    }

    /** The scope keeps it. */
    private void add(Registration registration) {
        something |= registration != Registration.NONE;
    }

    private Handles requireHandles() {
        return StanzaDispatch.handles(extension)
                .orElseThrow(() -> new IllegalArgumentException(
                        extension.getClass().getName() + " needs the annotation @Handles, which says what it answers"));
    }

    private <T> Registration listening(SessionEventHandler<T> handler) {
        EventHandler<T> call = data -> handler.handle(data, scope);
        return scope.on(
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
