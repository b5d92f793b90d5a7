/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.util.SymbolTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.osier.xml.XmlException.Reason;

/**
 * Reads one XML stream: the open tag of its root, then each child of the root as one complete element.
 *
 * <p>Reads not one byte past the element that it returns, so the byte stream may be handed to somebody else between two
 * calls (TLS after {@code <proceed/>}). Refuses what RFC 6120, section 11.1 forbids, everything but UTF-8 and XML 1.0,
 * and whatever exceeds the {@link XmlLimits}. Memory does not grow with the life of the stream: the parser, whose
 * tables of names only grow, is replaced after every {@value #BYTES_PER_PARSER} bytes.
 *
 * <p>For use by one thread at a time.
 */
public final class ElementReader {
    private static final int BYTES_PER_PARSER = 256 * 1024;
    /** How the parser's message for {@code <!DOCTYPE} and its like begins; it has no class of its own. */
    private static final String DECLARATION_IN_CONTENT = "Unrecognized XML directive; expected CDATA or comment";

    private static final XMLInputFactory PARSERS = parsers();

    private final Gate gate;
    private final ContentNamespace contentNamespace;
    private final TreeBuilder tree;
    private XmlLimits limits;
    private XMLStreamReader parser;
    private String reopening = "";
    private String defaultNamespace = "";
    private String language = "";
    /** The parser, while nobody needs it; taken away by who finds that to be long. */
    private final AtomicReference<XMLStreamReader> resting = new AtomicReference<>();

    private long parsed;
    private boolean ended;

    /** Reads from {@code in}, of which each {@code read} may block and may return as little as one byte. */
    public ElementReader(InputStream in, XmlLimits limits, ContentNamespace contentNamespace) {
        this.gate = new Gate(in);
        this.limits = limits;
        this.contentNamespace = contentNamespace;
        this.tree = new TreeBuilder(contentNamespace);
    }

    /** Reads the one element that a text consists of; see {@link Element#parse}. */
    static Element parse(String xml) {
        try {
            // Encoding would put something else in the place of half a character.
            XmlChars.requireText(xml, "the text of", "an element");
        } catch (IllegalArgumentException e) {
            throw new XmlException(Reason.NOT_WELL_FORMED, e.getMessage(), e);
        }
        // The parser looks at seven bytes before anything else, which must not reach into the element.
        byte[] document = ("<element>" + xml + "</element>").getBytes(StandardCharsets.UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(document);
        ElementReader reader = new ElementReader(in, XmlLimits.AUTHENTICATED, ContentNamespace.of(""));
        try {
            reader.readHeader();
            Element element = reader.read().orElseThrow(() -> notOne("is no element"));
            if (reader.read().isPresent() || reader.buffered() > 0 || in.available() > 0) {
                throw notOne("is more than one element");
            }
            return element;
        } catch (IOException e) {
            throw notOne("ends too early");
        }
    }

    private static XmlException notOne(String what) {
        return new XmlException(Reason.NOT_WELL_FORMED, "what should be one element " + what);
    }

    /** Sets the bounds that count from the next element on. */
    public void limits(XmlLimits next) {
        limits = next;
    }

    /** The namespace that the root declared for names without a prefix (RFC 6120, 4.8.2); empty where there is none. */
    public String defaultNamespace() {
        return defaultNamespace;
    }

    /** How many bytes the last returned element took on the wire. */
    public int elementBytes() {
        return gate.elementBytes();
    }

    /** How many bytes were received beyond what the returned elements consist of. */
    public int buffered() {
        return gate.buffered();
    }

    /**
     * Reads the open tag of the root, and not one byte more, unless declaration and tag together are shorter than seven
     * bytes, as those of no stream are.
     *
     * @return the root with its attributes and no content
     * @throws XmlException when what comes is not allowed; the stream is lost
     * @throws IOException when the connection fails or ends first
     */
    public Element readHeader() throws IOException {
        gate.nextTag(limits.bytes());
        return guarded(() -> {
            parser = PARSERS.createXMLStreamReader(gate);
            requirePlainProlog();
            Element header = tree.openTag(parser, limits);
            String unprefixed = parser.getNamespaceURI("");
            defaultNamespace = unprefixed == null ? "" : unprefixed;
            reopening = Prolog.reopening(parser);
            language = header.lang().orElse("");
            parsed = 0;
            ended = false;
            return header;
        });
    }

    /**
     * Reads the next child of the root, complete with all it contains; waits for it as long as the input does. A stanza
     * that states no language gets that of the root.
     *
     * @return the element, or empty when the peer closed the root, now or before
     * @throws XmlException when what comes is not allowed; the stream is lost
     * @throws IOException when the connection fails or ends first
     */
    public Optional<Element> read() throws IOException {
        if (reopening.isEmpty()) {
            throw new IllegalStateException("the header has not been read");
        }
        if (ended) {
            return Optional.empty();
        }
        gate.nextElement(limits.bytes());
        return guarded(() -> {
            // After the open tag of the root the parser may have its end too, and need no byte more.
            if (parsed > 0 && gate.buffered() == 0) {
                awaitElement();
            }
            if (parser == null || parsed > BYTES_PER_PARSER) {
                renewParser();
            }
            Optional<Element> child = tree.nextChild(parser, limits).map(this::inLanguage);
            parsed += gate.elementBytes();
            ended = child.isEmpty();
            return child;
        });
    }

    /** A stanza is in the language of its stream, unless it says otherwise (RFC 6120, 4.7.4). */
    private Element inLanguage(Element child) {
        return language.isEmpty() || !child.namespace().equals(contentNamespace.memory())
                ? child
                : child.inheritLang(language);
    }

    /** Waits without a parser, should there be a {@link #rest} meanwhile. */
    private void awaitElement() throws IOException {
        resting.set(parser);
        parser = null;
        gate.await();
        parser = resting.getAndSet(null);
    }

    /**
     * Lets go of what is not needed while {@link #read} waits for the next element, and does nothing while it does not.
     * May be called on any thread.
     */
    public void rest() {
        resting.set(null);
    }

    private void renewParser() throws XMLStreamException {
        parsed = 0;
        if (parser != null) {
            parser.close();
        }
        gate.replay(reopening);
        parser = PARSERS.createXMLStreamReader(gate);
        parser.nextTag();
    }

    private void requirePlainProlog() throws XMLStreamException {
        if (parser.getVersion() != null && !"1.0".equals(parser.getVersion())) {
            throw new XmlException(Reason.NOT_WELL_FORMED, "only XML 1.0 is spoken here");
        }
        String encoding = parser.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new XmlException(Reason.UNSUPPORTED_ENCODING, "only UTF-8 is spoken here (RFC 6120, 11.6)");
        }
        if (parser.next() != XMLStreamConstants.START_ELEMENT) {
            throw TreeBuilder.restricted();
        }
    }

    /** Whatever the parser throws, checked or not, becomes one of our two kinds of failure. */
    private <T> T guarded(Parse<T> parse) throws IOException {
        try {
            return parse.run();
        } catch (XmlException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            if (gate.failure() != null) {
                throw gate.failure();
            }
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof XmlException refusal) {
                    throw refusal;
                }
            }
            throw refusal(e);
        }
    }

    private static XmlException refusal(Exception e) {
        // Within the root the parser knows no declarations at all; before it, it reports them as events.
        String message = e.getMessage();
        if (message != null && message.startsWith(DECLARATION_IN_CONTENT)) {
            return TreeBuilder.restricted();
        }
        // What is malformed has a class of its own; the plain one stands for the parser's own bounds.
        return e.getClass() == XMLStreamException.class
                ? new XmlException(Reason.TOO_LARGE, "an element with too many attributes was refused", e)
                : new XmlException(Reason.NOT_WELL_FORMED, "the peer sent XML that is not well-formed", e);
    }

    private static XMLInputFactory parsers() {
        WstxInputFactory factory = new Parsers();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // Coalescing puts off what is wrong with a text until what follows it has come, or for ever.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, Integer.MAX_VALUE);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Lazily parsed text throws unchecked exceptions, at places where nobody expects them.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        // Our own bounds count, of which the parser has no part: but that on attributes and declarations together.
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, XmlLimits.MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Integer.MAX_VALUE);
        // xml:id is an attribute like any other.
        factory.setProperty(XMLInputFactory2.XSP_SUPPORT_XMLID, XMLInputFactory2.XSP_V_XMLID_NONE);
        factory.setProperty(WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER, (XMLResolver)
                (publicId, systemId, base, namespace) -> {
                    throw TreeBuilder.restricted();
                });
        return factory;
    }

    /** Keeps no names of one parser for the next: what one peer sends is not to stay, nor to reach another. */
    private static final class Parsers extends WstxInputFactory {
        @Override
        public void updateSymbolTable(SymbolTable table) {}
    }

    private interface Parse<T> {
        T run() throws XMLStreamException, IOException;
    }
}
