/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.xml.XmlException.Reason;

/** RFC 6120, 11.1: comments, processing instructions, DTDs and entities, wherever they may stand. */
public class RestrictedXmlTest {
    private static final String COMMENT = "<!-- a comment -->";
    private static final String INSTRUCTION = "<?php echo 1 ?>";
    private static final String DTD = "<!DOCTYPE stream [<!ENTITY lol 'lol'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>";

    private static void refusedAtEverySplit(String stream) {
        byte[] bytes = Chunks.utf8(stream + "<a/>");
        for (int split = 1; split < bytes.length; split++) {
            assertThat(Wire.refusal(Chunks.split(bytes, split)))
                    .as("%s at %d", stream, split)
                    .isEqualTo(Reason.RESTRICTED);
        }
    }

    private static String header(String beforeRoot) {
        return Wire.HEADER.replace("?><", "?>" + beforeRoot + "<");
    }

    @Test
    public void refusesThemBeforeTheRoot() {
        refusedAtEverySplit(header(COMMENT));
        refusedAtEverySplit(header(INSTRUCTION));
        refusedAtEverySplit(header(DTD));
    }

    @Test
    public void refusesThemBeforeARootWithoutDeclaration() {
        String bare = Wire.HEADER.substring(Wire.HEADER.indexOf("?>") + 2);
        refusedAtEverySplit(COMMENT + bare);
        refusedAtEverySplit(INSTRUCTION + bare);
        refusedAtEverySplit(DTD + bare);
    }

    @Test
    public void refusesThemBetweenElements() {
        refusedAtEverySplit(Wire.HEADER + COMMENT);
        refusedAtEverySplit(Wire.HEADER + INSTRUCTION);
        refusedAtEverySplit(Wire.HEADER + "<a/>" + COMMENT);
    }

    @Test
    public void refusesThemWithinAnElement() {
        refusedAtEverySplit(Wire.HEADER + "<body>x" + COMMENT + "</body>");
        refusedAtEverySplit(Wire.HEADER + "<body>x" + INSTRUCTION + "</body>");
        refusedAtEverySplit(Wire.HEADER + "<body>x<!-- --><![CDATA[y]]></body>");
    }

    @Test
    public void refusesUndefinedEntitiesInText() {
        refusedAtEverySplit(Wire.HEADER + "<body>&lol;</body>");
        refusedAtEverySplit(Wire.HEADER + "<body>x&nbsp;y</body>");
        refusedAtEverySplit(Wire.HEADER + "&lol;<a/>");
    }

    @Test
    public void refusesUndefinedEntitiesInAttributes() {
        refusedAtEverySplit(Wire.HEADER.replace("'>", "' to='&lol;'>"));
        refusedAtEverySplit(Wire.HEADER + "<body id='x&lol;'/>");
    }

    @Test
    public void refusesADtdAlsoWhereNoXmlAllowsIt() {
        refusedAtEverySplit(Wire.HEADER + DTD);
        refusedAtEverySplit(Wire.HEADER + "<a/>" + DTD);
        refusedAtEverySplit(Wire.HEADER + "<a>" + DTD + "</a>");
        refusedAtEverySplit(Wire.HEADER + "<a>x" + DTD + "</a>");
        refusedAtEverySplit(Wire.HEADER + "<a><!ENTITY lol 'lol'></a>");
    }

    @Test
    public void refusesADtdLongBeforeItCouldGrow() {
        String bomb = "<!DOCTYPE a [" + "<!ENTITY b 'bbbbbbbbbbbbbbbb'>".repeat(100_000) + "]>";
        assertThat(Wire.refusal(Chunks.utf8(header(bomb)))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    public void refusesWhatFollowsTheRootOnlyWhenThatIsAskedFor() throws java.io.IOException {
        ElementReader reader = Wire.opened(Wire.FOOTER + COMMENT);
        assertThat(reader.read()).isEmpty();
        assertThat(reader.buffered()).isEqualTo(COMMENT.length());
    }
}
