/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.guide;

import java.time.Instant;
import java.time.ZoneOffset;
import org.osier.stanza.Payload;
import org.osier.stanza.PayloadCodec;
import org.osier.xml.Element;

/**
 * What time it is for somebody (XEP-0202, 2). Immutable.
 *
 * @param offset from UTC
 * @param utc the time, UTC
 */
// guide: payload
public record EntityTime(ZoneOffset offset, Instant utc) implements Payload {
    public static final String NAMESPACE = "urn:xmpp:time";
    public static final Element QUERY = Element.of(NAMESPACE, "time");
    public static final PayloadCodec<EntityTime> CODEC = PayloadCodec.of(NAMESPACE, "time", EntityTime::from);

    private static EntityTime from(Element time) {
        return new EntityTime(
                ZoneOffset.of(time.childText(NAMESPACE, "tzo").orElseThrow()),
                Instant.parse(time.childText(NAMESPACE, "utc").orElseThrow()));
    }

    @Override
    public Element toElement() {
        return Element.builder(NAMESPACE, "time")
                .child(NAMESPACE, "tzo", offset.getId())
                .child(NAMESPACE, "utc", utc.toString())
                .build();
    }
}
// end
