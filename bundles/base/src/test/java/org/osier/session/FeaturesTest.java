/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.Test;
import org.osier.stream.Registration;

public class FeaturesTest {
    private int changes;
    private final Features features = new Features(() -> changes++);

    @Test
    public void keepsFeatureUntilTheLastReasonIsGone() {
        Registration first = features.add("urn:xmpp:ping");
        Registration second = features.add("urn:xmpp:ping");
        first.close();
        assertThat(features.all()).containsExactly("urn:xmpp:ping");
        second.close();
        assertThat(features.all()).isEmpty();
    }

    @Test
    public void countsEachReasonOnceHoweverOftenItIsClosed() {
        Registration first = features.add("urn:xmpp:ping");
        features.add("urn:xmpp:ping");
        first.close();
        first.close();
        first.close();
        assertThat(features.all()).containsExactly("urn:xmpp:ping");
    }

    @Test
    public void showsThemSortedAsTheyWere() {
        features.add("b");
        Registration a = features.add("a");
        Set<String> before = features.all();
        a.close();
        assertThat(before).containsExactly("a", "b");
        assertThatThrownBy(() -> before.add("c")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    public void tellsWhatComesAndGoesButNotTheReasons() {
        Registration first = features.add("a");
        Registration second = features.add("a");
        first.close();
        assertThat(changes).isEqualTo(1);
        second.close();
        second.close();
        assertThat(changes).isEqualTo(2);
    }
}
