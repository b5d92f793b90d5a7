/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.Optional;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.xep0004.Form;

/**
 * What a requester wants of one of our commands.
 *
 * @param session the session that it came over; what is registered with it stays until the {@link CommandsPlugin} goes
 * @param requester who wants it
 * @param responder the own address at which it is wanted
 * @param action what is wanted, and allowed at this stage
 * @param form what was filled in, checked against the form of the stage; at the beginning as it came; empty where nothing
 *     came. Hidden fields are as the requester sent them, so they prove nothing
 * @param language in which the requester wants to be answered, where it says so
 */
public record CommandRequest(
        Session session, Jid requester, Jid responder, Action action, Form form, Optional<String> language) {}
