/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Elements are never nested so deep that walking them would overflow a stack. */
public class DepthTest {
    private static final long SMALL_STACK = 256 * 1024;

    private static Element nested(int depth) {
        Element element = Element.of("urn:a", "a", "x");
        for (int i = 1; i < depth; i++) {
            element = Element.builder("urn:a", "a").text("y").child(element).build();
        }
        return element;
    }

    @Test
    public void theDeepestIsWrittenComparedAndHashedOnASmallStack() throws Exception {
        FutureTask<Void> task = new FutureTask<>(
                () -> {
                    Element element = nested(Element.MAX_DEPTH);
                    assertThat(element.equals(nested(Element.MAX_DEPTH))).isTrue();
                    assertThat(element.hashCode())
                            .isEqualTo(nested(Element.MAX_DEPTH).hashCode());
                    assertThat(element.toString())
                            .hasSize("<a xmlns='urn:a'></a>x".length() + (Element.MAX_DEPTH - 1) * "<a>y</a>".length());
                },
                null);
        new Thread(null, task, "small-stack", SMALL_STACK).start();
        task.get(30, TimeUnit.SECONDS);
    }

    @Test
    public void buildersRefuseMore() {
        Element deepest = nested(Element.MAX_DEPTH);

        assertThatThrownBy(() -> nested(Element.MAX_DEPTH + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("with this <a/> in it, an element would be nested deeper than the 512 that are allowed");
        assertThatThrownBy(() -> Element.builder("", "b").child(Optional.of(deepest)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void breadthIsNoDepth() {
        Element.Builder builder = Element.builder("", "a");
        for (int i = 0; i < 2 * Element.MAX_DEPTH; i++) {
            builder.child("", "b", "x");
        }
        assertThat(builder.build().children()).hasSize(2 * Element.MAX_DEPTH);
    }

    @Test
    public void whatIsDeepestStillTakesShallowChildren() {
        Element element =
                nested(Element.MAX_DEPTH).toBuilder().child("", "b", "").build();
        assertThat(element.children()).hasSize(2);
    }
}
