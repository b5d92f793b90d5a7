/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.osier.session.AuthenticationException;

public class PlainTest {
    /** RFC 4616, 4. */
    @Test
    public void sendsTheExampleOfTheRfc() {
        assertThat(new Plain("tim", "tanstaaftanstaaf".toCharArray()).initialResponse())
                .isEqualTo("\0tim\0tanstaaftanstaaf".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    public void sendsOtherLettersAsUtf8() {
        assertThat(new Plain("rom\u00E9o", "g\u00E4rtn\uD83C\uDF39".toCharArray()).initialResponse())
                .isEqualTo("\0rom\u00E9o\0g\u00E4rtn\uD83C\uDF39".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void leavesTheWipingToItsOwner() {
        char[] password = "pencil".toCharArray();
        new Plain("tim", password).initialResponse();
        assertThat(password).containsExactly("pencil".toCharArray());
    }

    @Test
    public void answersNoChallenge() {
        Plain plain = new Plain("tim", "x".toCharArray());
        assertThatThrownBy(() -> plain.respond(""))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("challenges PLAIN");
    }

    @Test
    public void showsThePassword() {
        assertThat(new Plain("tim", "x".toCharArray()).showsPassword()).isTrue();
    }
}
