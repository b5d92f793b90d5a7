/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.jid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;
import org.osier.Point;

/** XEP-0106. */
@Point(40)
public class JidEscapingTest {
    /** What is written, and its localpart; most of them from section 5 of the XEP. */
    private static final String[][] PAIRS = {
        {"space cadet", "space\\20cadet"},
        {"call me \"ishmael\"", "call\\20me\\20\\22ishmael\\22"},
        {"at&t guy", "at\\26t\\20guy"},
        {"d'artagnan", "d\\27artagnan"},
        {"/.fanboy", "\\2f.fanboy"},
        {"::foo::", "\\3a\\3afoo\\3a\\3a"},
        {"<foo>", "\\3cfoo\\3e"},
        {"user@host", "user\\40host"},
        {"c:\\net", "c\\3a\\net"},
        {"c:\\\\net", "c\\3a\\\\net"},
        {"c:\\cool stuff", "c\\3a\\cool\\20stuff"},
        {"c:\\5commas", "c\\3a\\5c5commas"},
        {"\\3and\\2is\\5cool", "\\5c3and\\2is\\5c5cool"},
        {"treville@musketeers.lit", "treville\\40musketeers.lit"},
        {"\\", "\\"},
        {"\\5", "\\5"},
        {"\\5c", "\\5c5c"},
        {"\\5C", "\\5C"},
        {"", ""},
    };

    @Test
    public void escapesAndUnescapes() {
        for (String[] pair : PAIRS) {
            assertThat(JidEscaping.escape(pair[0])).isEqualTo(pair[1]);
            assertThat(JidEscaping.unescape(pair[1])).isEqualTo(pair[0]);
        }
    }

    @Test
    public void escapedNamesAreLocalparts() {
        for (String[] pair : PAIRS) {
            if (!pair[1].isEmpty()) {
                assertThat(Jid.of(pair[1] + "@example.com").local())
                        .hasValue(pair[1].toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    @Test
    public void leavesOtherCodesAlone() {
        for (String other : new String[] {"\\2", "\\2F", "\\3b", "\\zz", "a\\", "\\20", "\\20a", "a\\20"}) {
            assertThat(JidEscaping.unescape(other)).isEqualTo(other);
        }
    }

    @Test
    public void refusesSpacesAtEitherEnd() {
        for (String name : new String[] {" a", "a ", " "}) {
            assertThatThrownBy(() -> JidEscaping.escape(name)).hasMessageContaining("begins or ends with a space");
        }
    }

    /** Parsing and comparing do not look into escapes. */
    @Test
    public void addressesKeepTheirCodes() {
        assertThat(Jid.of("d\\27artagnan@musketeers.lit").local()).hasValue("d\\27artagnan");
        assertThat(Jid.of("\\5c@musketeers.lit")).isNotEqualTo(Jid.of("\\@musketeers.lit"));
    }
}
