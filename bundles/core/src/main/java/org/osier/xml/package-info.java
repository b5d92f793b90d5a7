/**
 * Immutable XML elements, what is asked of them, and the pull reader and writer of XML streams.
 *
 * <p>{@link org.osier.xml.Element} is the tree; made by its builder or read from a stream, and well-formed in either case.
 * {@link org.osier.xml.ElementPath} and {@link org.osier.xml.ElementMask} say which elements are meant,
 * {@link org.osier.xml.Values} and {@link org.osier.xml.LangTexts} what they say, and
 * {@link org.osier.xml.ElementMaps} turns them into plain maps and back.
 *
 * <pre>{@code
 * Element message = Element.builder("jabber:client", "message")
 *         .attribute("type", "chat")
 *         .child("jabber:client", "body", "Wherefore art thou?")
 *         .child(Element.of("urn:xmpp:receipts", "request"))
 *         .build();
 * ElementPath chat = ElementPath.parse("{jabber:client}message@type=chat/body");
 * if (chat.matches(message) && message.has("urn:xmpp:receipts", "request")) {
 *     Optional<String> body = message.texts("jabber:client", "body").best("fr", "*");
 *     Optional<Integer> priority = message.attribute("priority").flatMap(Values::integer);
 * }
 * }</pre>
 *
 * <p>This is the only package that sees the XML parser. It knows the shape of a stream (one root, many complete
 * children), and nothing of what the children mean.
 */
@Export
@Version("0.1.0")
package org.osier.xml;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
