/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What can be added to a session; a marker. Known to every session are {@link IqHandler}, {@link AsyncIqHandler},
 * {@link MessageHandler}, {@link PresenceHandler}, {@link SessionFilter}, {@link SessionEventHandler} and {@link Plugin}.
 * Any other interface that extends this one is brought to whoever {@linkplain Registry#accept accepts} it. One object may
 * be several of these at once.
 */
@ConsumerType
public interface Extension {}
