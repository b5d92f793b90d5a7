/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

public class QNameTest {
    @Test
    public void readsWhatItPrints() {
        for (QName name : List.of(
                new QName("", "a"),
                QName.XML_LANG,
                new QName("jabber:client", "message"),
                new QName("{", "a"),
                new QName("}", "a"),
                new QName("{urn:a}b{c}", "d"))) {
            assertThat(QName.parse(name.toString())).isEqualTo(name);
        }
        assertThat(QName.parse("{}a")).isEqualTo(new QName("", "a"));
    }

    @Test
    public void refusesWhatIsNoName() {
        for (String bad : List.of("", "{}", "{urn:a}", "{urn:a", "urn:a}b", "a:b", "{urn:a} b", "{\u0000}a")) {
            assertThatThrownBy(() -> QName.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
