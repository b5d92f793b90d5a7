package org.osier.xml;

/** What an element contains: text or a child element. */
public sealed interface Node permits Element, Text {}
