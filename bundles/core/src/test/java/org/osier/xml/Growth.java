/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** How much the heap grows while one reader reads and reads. */
final class Growth {
    private static final int WARM_UP = 20_000;

    private Growth() {}

    /** What a peer may invent anew in each element. */
    static Map<String, IntFunction<String>> inventions() {
        Map<String, IntFunction<String>> all = new LinkedHashMap<>();
        all.put("element names", i -> "<wherefore-art-thou-" + i + "/>");
        all.put("attribute names", i -> "<a deny-thy-father-" + i + "=''/>");
        all.put("prefixes", i -> "<romeo-" + i + ":a xmlns:romeo-" + i + "='urn:a'/>");
        all.put("namespaces", i -> "<a xmlns='urn:example:montague:" + i + "'/>");
        all.put("namespaces of attributes", i -> "<a xmlns:b='urn:example:capulet:" + i + "' b:c=''/>");
        all.put("ids", i -> "<iq id='refuse-thy-name-" + i + "' xml:id='x" + i + "'/>");
        return all;
    }

    /** What peers say day by day. */
    static String ordinary(int number) {
        return switch (number % 4) {
            case 0, 1 ->
                "<message from='juliet@capulet.lit/" + number % 100 + "' id='" + number
                        + "' type='chat'><body>Art thou not Romeo, and a Montague? " + number
                        + "</body><active xmlns='http://jabber.org/protocol/chatstates'/></message>";
            case 2 ->
                "<presence from='user" + number % 1000 + "@capulet.lit/x'><c xmlns='http://jabber.org/protocol/caps'"
                        + " hash='sha-1' node='urn:x' ver='" + number % 50 + "'/></presence>\n";
            default -> "<iq type='result' id='" + number + "'/>";
        };
    }

    /** By how many bytes, after a warm-up. */
    static long over(int elements, IntFunction<String> element) throws IOException {
        ElementReader reader = Wire.opened(new Endless(Wire.HEADER, element));
        read(reader, WARM_UP);
        long before = Heap.used();
        read(reader, elements);
        long growth = Heap.used() - before;
        // So that it is in use until now.
        read(reader, 1);
        return growth;
    }

    private static void read(ElementReader reader, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (reader.read().isEmpty()) {
                throw new AssertionError("the stream has ended");
            }
        }
    }
}
