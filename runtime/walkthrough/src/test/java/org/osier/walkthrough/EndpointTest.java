/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

public final class EndpointTest {
    @Test
    public void takesNamesAndAddresses() throws UsageException {
        assertThat(Endpoint.parse("example.net:5222")).isEqualTo(new Endpoint("example.net", 5222));
        assertThat(Endpoint.parse("127.0.0.1:15222")).isEqualTo(new Endpoint("127.0.0.1", 15222));
        assertThat(Endpoint.parse("[::1]:5222"))
                .isEqualTo(new Endpoint("::1", 5222))
                .hasToString("[::1]:5222");
    }

    @Test
    public void refusesWhatIsNotHostAndPort() {
        for (String bad :
                List.of("", "example.net", ":5222", "example.net:", "example.net:0", "example.net:65536", "a:b")) {
            assertThatThrownBy(() -> Endpoint.parse(bad))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("\"" + bad + "\" is not of the form host:port");
        }
    }
}
