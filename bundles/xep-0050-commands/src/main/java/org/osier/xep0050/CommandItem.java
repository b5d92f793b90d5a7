/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0050;

import java.util.Optional;
import org.osier.jid.Jid;

/**
 * A command that somebody offers.
 *
 * @param responder who offers it
 * @param node what it is called in the protocol
 * @param name what it is called for humans
 */
public record CommandItem(Jid responder, String node, Optional<String> name) {}
