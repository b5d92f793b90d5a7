/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osier.Point;
import org.osier.jid.Jid;
import org.osier.session.Session;
import org.osier.store.MemoryStore;
import org.osier.store.Store;

/** The store service is where the rosters of all session services are kept. */
@Point(43)
public class StoredRostersTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");

    private final FakeOutlet outlet = FakeOutlet.component("capulet.lit");
    private final Session session = (Session) Proxy.newProxyInstance(
            Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, args) -> {
                assertThat(method.getName()).isEqualTo("rosters");
                return outlet.book;
            });

    @Test
    public void keepsTheRostersOfEachSession() {
        Store store = new MemoryStore();
        StoredRosters stored = new StoredRosters();
        stored.addStore(store);
        stored.addSession(session);
        outlet.book.own().set(ROMEO, Optional.empty(), List.of()).join();
        stored.removeSession(session);
        List<String> keys = new ArrayList<>();
        store.table("roster").scan("", (key, value) -> keys.add(key));
        assertThat(keys).containsExactly("capulet.lit romeo@montague.lit");
        assertThat(outlet.book.own().items()).hasSize(1);
    }

    @Test
    public void aStoreThatComesLaterTakesOver() {
        StoredRosters stored = new StoredRosters();
        stored.addSession(session);
        outlet.book.own().set(ROMEO, Optional.empty(), List.of()).join();
        Store next = new MemoryStore();
        stored.addStore(next);
        stored.removeStore(next);
        assertThat(next.table("roster").get("capulet.lit romeo@montague.lit")).isPresent();
    }
}
