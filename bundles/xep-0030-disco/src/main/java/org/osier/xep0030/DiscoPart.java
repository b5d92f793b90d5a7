/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import org.osier.session.Extension;

/**
 * Something that a session says of itself beside its features, for as long as it is added: an {@link Identity}, a
 * {@link DiscoForm}, or an {@link DiscoItems.Item}. It is an extension like any other, so what a plugin adds through its
 * scope goes with the plugin, and what was added before service discovery is told all the same. Immutable.
 */
public sealed interface DiscoPart extends Extension permits Identity, DiscoForm, DiscoItems.Item {}
