/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback;

import org.osier.jid.Jid;

/**
 * One stream that has logged in, as it was when the server was asked.
 *
 * @param jid the full JID of a client, or the domain of a component
 * @param streamId the id that the server gave the stream, so that tests can tell whether it is still the same one
 * @param available whether a client has sent its initial presence; always true of a component
 */
public record LoopbackSession(Jid jid, String streamId, boolean available) {}
