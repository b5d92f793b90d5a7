/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestName;
import org.osier.xml.XmlException.Reason;

/**
 * What RFC 6120, 11.1 and 11.6 and XML 1.0 forbid, in every place where it could stand, cut at every byte: each refused
 * for the right reason. Bytes are written as characters of ISO-8859-1.
 */
public class RefusalTableTest {
    private static final List<String> RESTRICTED = List.of(
            "<!---->",
            "<!-- a -->",
            "<!--<a>-->",
            "<?a?>",
            "<?a b='>' ?>",
            "<?xml-stylesheet href='a'?>",
            "<!DOCTYPE a>",
            "<!DOCTYPE a []>",
            "<!DOCTYPE a [<!ENTITY b 'b'>]>",
            "<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/passwd'> %b;]>",
            "<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'>",
            "<!DOCTYPE a PUBLIC 'a' 'file:///etc/passwd'>");

    /** Not possible before the root. */
    private static final List<String> RESTRICTED_IN_CONTENT =
            List.of("<!ENTITY a 'b'>", "<!ELEMENT a ANY>", "<!ATTLIST a b CDATA ''>", "&lol;", "&nbsp;", "&LT;");

    private static final List<String> CONTENT =
            List.of("%s", "<a/>%s", "<a>%s</a>", "<a>x%s</a>", "<a><b/>%s</a>", "<a>&amp;<![CDATA[]]>%s", "<a>]%s]");
    private static final List<String> VALUES = List.of("<a b='%s'/>", "<a b=\"x%sy\"/>", "<a xmlns='%s'/>");

    /** Overlong forms of {@code < > & "} (CVE-2022-22784 to 22787), and of NUL. */
    private static final List<String> OVERLONG = Stream.of(0x3C, 0x3E, 0x26, 0x22, 0)
            .flatMap(c -> Stream.of(
                    latin1(0xC0 | (c >> 6), 0x80 | (c & 0x3F)),
                    latin1(0xE0, 0x80 | (c >> 6), 0x80 | (c & 0x3F)),
                    latin1(0xF0, 0x80, 0x80 | (c >> 6), 0x80 | (c & 0x3F)),
                    latin1(0xF8, 0x80, 0x80, 0x80 | (c >> 6), 0x80 | (c & 0x3F))))
            .toList();

    private static final List<String> NO_UTF8 = List.of(
            "\u0080",
            "\u00bf",
            "\u00c2",
            "\u00c2\u00c2",
            "\u00c1\u00bf",
            "\u00e0\u009f\u00bf",
            "\u00e2\u0082",
            "\u00ed\u00a0\u0080",
            "\u00ed\u00bf\u00bf",
            "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080",
            "\u00ef\u00bf\u00be",
            "\u00ef\u00bf\u00bf",
            "\u00f0\u008f\u00bf\u00bf",
            "\u00f0\u009f\u0098",
            "\u00f4\u0090\u0080\u0080",
            "\u00f7\u00bf\u00bf\u00bf",
            "\u00fc\u0084\u0080\u0080\u0080\u0080",
            "\u00fe",
            "\u00ff",
            "\u00fe\u00ff",
            "\u00ff\u00fe");

    @Rule
    public final TestName name = new TestName();

    private int cases;
    private int readings;

    private static String latin1(int... bytes) {
        StringBuilder text = new StringBuilder();
        IntStream.of(bytes).forEach(b -> text.append((char) b));
        return text.toString();
    }

    @After
    public void count() {
        System.out.printf("%s: %,d streams in %,d chunkings%n", name.getMethodName(), cases, readings);
    }

    private void refused(String stream, Reason reason) {
        byte[] bytes = stream.getBytes(StandardCharsets.ISO_8859_1);
        cases++;
        for (int at = 0; at < bytes.length; at++) {
            Chunking chunking = at == 0 ? Chunking.SINGLY : Chunking.split(at);
            readings++;
            Reason actual = Wire.refusal(new Portions(bytes, chunking));
            if (actual != reason) {
                throw new AssertionError(stream + " " + chunking + ": " + actual + " and not " + reason);
            }
        }
    }

    private void refusedIn(List<String> places, List<String> forbidden, Reason reason) {
        for (String place : places) {
            forbidden.forEach(each -> refused(Wire.HEADER + place.replace("%s", each) + "<end/>", reason));
        }
    }

    @Test
    public void restrictedXmlInContent() {
        refusedIn(CONTENT, RESTRICTED, Reason.RESTRICTED);
        refusedIn(CONTENT, RESTRICTED_IN_CONTENT, Reason.RESTRICTED);
        refusedIn(VALUES, List.of("&lol;", "&nbsp;", "&LT;"), Reason.RESTRICTED);
    }

    @Test
    public void restrictedXmlBeforeTheRoot() {
        String declaration = Wire.HEADER.substring(0, Wire.HEADER.indexOf("?>") + 2);
        String root = Wire.HEADER.substring(declaration.length());
        for (String each : RESTRICTED) {
            refused(each + root, Reason.RESTRICTED);
            refused(declaration + each + root, Reason.RESTRICTED);
            refused(declaration + "\n" + each + "\n" + root, Reason.RESTRICTED);
        }
    }

    @Test
    public void bytesThatAreNoUtf8() {
        List<String> places = List.of("%s", "<a>%s</a>", "<a>x<![CDATA[%s]]></a>", "<a%s/>", "<a %s=''/>", "</%s>");
        for (List<String> bytes : List.of(OVERLONG, NO_UTF8)) {
            refusedIn(places, bytes, Reason.NOT_WELL_FORMED);
            refusedIn(VALUES, bytes, Reason.NOT_WELL_FORMED);
            bytes.forEach(each ->
                    refused(Wire.HEADER.replace("'>", "' to='" + each + "'>") + "<end/>", Reason.NOT_WELL_FORMED));
        }
    }

    @Test
    public void charactersThatAreNoXml() {
        List<String> raw = IntStream.range(0, 0x20)
                .filter(c -> c != '\t' && c != '\n' && c != '\r')
                .mapToObj(Character::toString)
                .toList();
        List<String> references = Stream.of(
                        IntStream.range(0, 0x20).filter(c -> c != '\t' && c != '\n' && c != '\r'),
                        IntStream.of(0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF, 0x110000, Integer.MAX_VALUE))
                .flatMap(IntStream::boxed)
                .flatMap(c -> Stream.of("&#" + c + ";", String.format("&#x%x;", c), String.format("&#x%X;", c)))
                .toList();
        List<String> odd =
                List.of("&;", "& ", "&#;", "&#x;", "&#xg;", "&#-1;", "&#4294967356;", "&#x10000003C;", "&lt");
        for (List<String> each : List.of(raw, references, odd)) {
            refusedIn(List.of("<a>%s</a>", "<a>x%s</a>"), each, Reason.NOT_WELL_FORMED);
            refusedIn(VALUES, each, Reason.NOT_WELL_FORMED);
        }
        refusedIn(List.of("<a><![CDATA[%s]]></a>", "<a%s/>"), raw, Reason.NOT_WELL_FORMED);
    }

    private void declared(String declaration, Reason reason) {
        refused(Wire.HEADER.replace("<?xml version='1.0'?>", declaration) + "<!-- -->", reason);
    }

    @Test
    public void declarations() {
        for (String encoding : List.of("utf-16", "UTF-16LE", "utf-32", "latin1", "iso-8859-1", "us-ascii", "utf8x")) {
            declared("<?xml version='1.0' encoding='" + encoding + "'?>", Reason.UNSUPPORTED_ENCODING);
            declared("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>", Reason.UNSUPPORTED_ENCODING);
        }
        for (String version : List.of("1.1", "1.2", "2.0", "1", "", "1.0.")) {
            declared("<?xml version='" + version + "'?>", Reason.NOT_WELL_FORMED);
            declared("<?xml version='" + version + "' encoding='utf-8'?>", Reason.NOT_WELL_FORMED);
        }
        for (String odd : List.of("<?xml?>", "<?xml encoding='utf-8'?>", "<?XML version='1.0'?>")) {
            declared(odd, Reason.NOT_WELL_FORMED);
        }
        // Control: these are declarations, so what is refused is the comment after the header.
        for (String plain : List.of(
                "",
                "\n <?xml version='1.0'?>\n",
                "<?xml version='1.0' encoding='utf-8'?>",
                "<?xml version='1.0' encoding='UTF-8'?>")) {
            declared(plain, Reason.RESTRICTED);
        }
    }

    @Test
    public void byteOrderMarks() {
        String utf8 = "\u00ef\u00bb\u00bf";
        refused(Wire.HEADER + utf8 + "<a/>", Reason.NOT_WELL_FORMED);
        refused(utf8 + utf8 + Wire.HEADER, Reason.NOT_WELL_FORMED);
        refused("\u00fe\u00ff" + Wire.HEADER, Reason.NOT_WELL_FORMED);
        refused("\u00ff\u00fe" + Wire.HEADER, Reason.NOT_WELL_FORMED);
        refused("\u0000\u0000\u00fe\u00ff" + Wire.HEADER, Reason.NOT_WELL_FORMED);
        // Control: XML 1.0, 4.3.3 allows that of UTF-8 at the very beginning.
        refused(utf8 + Wire.HEADER + "<!-- -->", Reason.RESTRICTED);
    }
}
