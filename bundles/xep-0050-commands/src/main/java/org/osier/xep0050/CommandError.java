/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.Locale;
import java.util.Optional;
import org.osier.stanza.StanzaError;
import org.osier.stanza.StanzaError.Condition;
import org.osier.stanza.StanzaErrorException;
import org.osier.xml.Element;

/** Why a responder refuses, beyond the conditions that all requests share (XEP-0050, 4.4). */
public enum CommandError {
    /** There is no such action. */
    MALFORMED_ACTION(Condition.BAD_REQUEST),
    /** The action is not allowed at this stage. */
    BAD_ACTION(Condition.BAD_REQUEST),
    /** The command cannot be had in this language. */
    BAD_LOCALE(Condition.BAD_REQUEST),
    /** What was submitted does not fit the form. */
    BAD_PAYLOAD(Condition.BAD_REQUEST),
    /** There is no such execution of the command for this requester. */
    BAD_SESSIONID(Condition.BAD_REQUEST),
    /** The execution was completed or canceled, or took too long. */
    SESSION_EXPIRED(Condition.NOT_ALLOWED);

    private final Condition condition;
    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    CommandError(Condition condition) {
        this.condition = condition;
    }

    /** The reason that an error states; empty for one that says nothing of commands. */
    public static Optional<CommandError> of(StanzaError error) {
        for (CommandError reason : values()) {
            if (error.applications().stream().anyMatch(e -> e.is(CommandElement.NAMESPACE, reason.wire))) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /** What a stage throws to refuse for this reason; the execution stays where it is. */
    public StanzaErrorException because(String text) {
        return new StanzaErrorException(
                StanzaError.of(condition, text).withApplication(Element.of(CommandElement.NAMESPACE, wire)));
    }
}
