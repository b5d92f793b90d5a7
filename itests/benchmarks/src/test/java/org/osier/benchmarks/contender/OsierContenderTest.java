/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osier.benchmarks.driver.Stanzas;

public class OsierContenderTest {
    @Test
    public void sendsMessagesAsLongAsThoseOfTheDriver() {
        int driver = Stanzas.chats().length / Stanzas.CHATS;

        assertThat(OsierContender.message(Chat.id(0)).toString().length()).isBetween(driver - 20, driver + 20);
    }
}
