/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.Test;

public final class PlaceTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<String> SERVER = Optional.of("localhost:5222");
    private static final Optional<String> ROMEO = Optional.of("romeo@localhost");
    private static final Optional<String> JULIET = Optional.of("juliet@localhost");

    @Test
    public void isTheLoopbackServerUnlessOneIsGiven() throws Exception {
        Place place = Place.of(NONE, NONE, NONE, Optional.empty());

        assertThat(place.loopback()).isTrue();
        assertThat(place.endpoint().host()).isEqualTo("127.0.0.1");
        assertThat(place.accounts().romeo()).hasToString("romeo@localhost");
    }

    @Test
    public void showsNoPassword() throws Exception {
        Place place = Place.of(NONE, NONE, NONE, Optional.empty());

        assertThat(place.toString())
                .contains("romeo@localhost")
                .doesNotContain(
                        place.accounts().romeoPassword(), place.accounts().julietPassword());
    }

    @Test
    public void accountsGoWithAServer() {
        assertRefused(NONE, ROMEO, JULIET, Optional.empty(), "go with --server");
        assertRefused(NONE, NONE, NONE, Optional.of(Path.of("ca.pem")), "go with --server");
        assertRefused(SERVER, ROMEO, NONE, Optional.empty(), "needs two accounts");
        assertRefused(SERVER, NONE, JULIET, Optional.empty(), "needs two accounts");
    }

    @Test
    public void accountsAreTwoAndComplete() {
        assertRefused(SERVER, Optional.of("@localhost"), JULIET, Optional.empty(), "--user");
        assertRefused(SERVER, ROMEO, Optional.of("localhost"), Optional.empty(), "--peer \"localhost\" names a server");
        assertRefused(SERVER, ROMEO, Optional.of("romeo@localhost/other"), Optional.empty(), "must be two accounts");
    }

    @Test
    public void missingFileOfCertificatesIsRefused() {
        Optional<Path> ca = Optional.of(Path.of("no-such-file.pem"));

        assertRefused(SERVER, ROMEO, JULIET, ca, "--ca no-such-file.pem is not there");
    }

    private static void assertRefused(
            Optional<String> server, Optional<String> user, Optional<String> peer, Optional<Path> ca, String message) {
        assertThatThrownBy(() -> Place.of(server, user, peer, ca))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
