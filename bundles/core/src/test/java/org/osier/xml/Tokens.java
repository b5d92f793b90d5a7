/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Pieces that a parser may stumble over. Constants. */
public final class Tokens {
    private static final List<byte[]> TEXT = Stream.of(
                    "<",
                    ">",
                    "/>",
                    "</",
                    "<!",
                    "<!-",
                    "<!--",
                    "--",
                    "-->",
                    "<!-- a -->",
                    "<?",
                    "?>",
                    "<?php 1 ?>",
                    "<?xml version='1.0'?>",
                    "<?xml version='1.1'?>",
                    "<?xml version='1.0' encoding='utf-16'?>",
                    "<![CDATA[",
                    "<![CDATA[]]>",
                    "]]>",
                    "]]",
                    "]]]]><![CDATA[>",
                    "<![",
                    "<!DOCTYPE",
                    "<!DOCTYPE a>",
                    "<!DOCTYPE a [<!ENTITY b 'bb'>]>",
                    "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
                    "<!ENTITY a 'b'>",
                    "<!ELEMENT a ANY>",
                    "&",
                    ";",
                    "&lt;",
                    "&gt;",
                    "&amp;",
                    "&quot;",
                    "&apos;",
                    "&lol;",
                    "&a;",
                    "&#",
                    "&#x",
                    "&#0;",
                    "&#x0;",
                    "&#9;",
                    "&#10;",
                    "&#13;",
                    "&#x1f;",
                    "&#xD83D;",
                    "&#xDE00;",
                    "&#x1F600;",
                    "&#xFFFE;",
                    "&#xFFFF;",
                    "&#x10FFFF;",
                    "&#x110000;",
                    "&#4294967336;",
                    "&#x100000020;",
                    "%a;",
                    "'",
                    "\"",
                    "=",
                    "=''",
                    ":",
                    "a:",
                    ":a",
                    " a='b'",
                    " a:b='c'",
                    "xmlns",
                    " xmlns=''",
                    " xmlns='a'",
                    " xmlns:a='b'",
                    " xmlns:a=''",
                    " xmlns:stream='urn:example:evil'",
                    " xmlns='http://etherx.jabber.org/streams'",
                    " xmlns:xml='a'",
                    " xmlns:xmlns='a'",
                    " xmlns:b='http://www.w3.org/XML/1998/namespace'",
                    " xmlns='http://www.w3.org/2000/xmlns/'",
                    " xml:lang='de'",
                    " xml:id='1'",
                    " xml:space='default'",
                    "<stream:stream>",
                    "</stream:stream>",
                    "<stream:error>",
                    "<a>",
                    "</a>",
                    "<a/>",
                    "<a:b/>",
                    "<a xmlns='a'><b xmlns=''/></a>",
                    " ",
                    "\t",
                    "\n",
                    "\r",
                    "\r\n",
                    "\u0000",
                    "\u0001",
                    "\u001F",
                    "\u007F",
                    "\u0085",
                    "\u2028",
                    "\uFEFF",
                    "\uFFFD",
                    "\uFFFE",
                    "\uFFFF",
                    "\u00e9",
                    "\u20ac",
                    "\uD83D\uDE00",
                    "e\u0301",
                    "\u0301",
                    "-",
                    ".",
                    "1",
                    "_")
            .map(Chunks::utf8)
            .toList();

    /** Overlong forms, surrogates, what is beyond Unicode, what is cut short, byte order marks. */
    private static final List<byte[]> BYTES = Stream.of(
                    "c080",
                    "c0bc",
                    "c0be",
                    "c1bf",
                    "e08080",
                    "e080bc",
                    "e09fbf",
                    "f08080bc",
                    "f08fbfbf",
                    "f8808080bc",
                    "fc80808080bc",
                    "eda080",
                    "edbfbf",
                    "eda0bdedb880",
                    "efbfbe",
                    "efbfbf",
                    "f4908080",
                    "f7bfbfbf",
                    "80",
                    "bf",
                    "c2",
                    "e2",
                    "e282",
                    "f0",
                    "f09f",
                    "f09f98",
                    "fe",
                    "ff",
                    "feff",
                    "fffe",
                    "efbbbf",
                    "003c",
                    "3c00",
                    "0000")
            .map(hex -> HexFormat.of().parseHex(hex))
            .toList();

    private Tokens() {}

    /** Those that are UTF-8. */
    public static List<byte[]> text() {
        return TEXT;
    }

    static byte[] text(Random random) {
        return TEXT.get(random.nextInt(TEXT.size()));
    }

    static byte[] bytes(Random random) {
        return BYTES.get(random.nextInt(BYTES.size()));
    }
}
