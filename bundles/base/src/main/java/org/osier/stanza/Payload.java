/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stanza;

import org.osier.xml.Element;

/**
 * What an extension puts into a stanza, usually a record with a {@link PayloadCodec} constant named {@code CODEC}.
 * Immutable.
 */
public interface Payload {
    /** The payload as it goes into a stanza. */
    Element toElement();
}
