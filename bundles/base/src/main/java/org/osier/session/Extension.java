/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What can be added to a session: an {@link IqHandler}, {@link MessageHandler}, {@link PresenceHandler} or
 * {@link Plugin}; also several of them in one class.
 */
@ConsumerType
public interface Extension {}
