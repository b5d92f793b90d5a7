/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.osier.session.Session;
import org.osier.stream.Registration;
import org.osier.stream.Timer;
import org.osier.xep0030.DiscoItems.Item;
import org.osier.xml.Element;

/** Service discovery of a session, and by it. */
public class DiscoPluginTest extends DiscoStage {
    @Test
    public void tellsWhatTheSessionIsAndCanDo() {
        romeo.feature("urn:xmpp:ping");
        assertThat(info(Romeo.JID, ""))
                .isEqualTo(new DiscoInfo(
                        Optional.empty(),
                        List.of(USUAL),
                        Set.of(DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE, "urn:xmpp:ping")));
        assertThat(items(Romeo.JID, "").items()).isEmpty();
    }

    @Test
    public void isAComponentWhereTheSessionIs() {
        try (Romeo component = new Romeo(Session.Kind.COMPONENT, Timer.SYSTEM)) {
            component.add(new DiscoPlugin());
            assertThat(component.plugin(Disco.class).orElseThrow().ours().identities())
                    .containsExactly(new Identity("component", "generic", "Osier"));
        }
    }

    @Test
    public void showsFeaturesWhileTheyAreThere() {
        assertThat(disco().ours().features()).containsExactly(DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE);
        Registration feature = romeo.feature("urn:example:new");
        assertThat(disco().ours().supports("urn:example:new")).isTrue();
        feature.close();
        assertThat(disco().ours().supports("urn:example:new")).isFalse();
        plugin.close();
        assertThat(romeo.plugin(Disco.class)).isEmpty();
        assertThat(romeo.features()).isEmpty();
    }

    /** XEP-0030, 3.1: names differ in languages, not within one. */
    @Test
    public void showsIdentitiesSortedAndEachOnce() {
        Identity pc = new Identity("client", "pc", "Romeo");
        Identity greek = new Identity("client", "pc", Optional.of("el"), Optional.of("R"));
        Registration first = disco().identity(pc);
        romeo.add(greek);
        Registration later = romeo.add(new Identity("client", "pc", "Montague"));
        romeo.add(new Identity("automation", "rpc", Optional.empty()));
        assertThat(disco().ours().identities())
                .containsExactly(
                        new Identity("automation", "rpc", Optional.empty()),
                        new Identity("client", "pc", "Montague"),
                        greek);
        later.close();
        assertThat(disco().ours().identities()).contains(pc).hasSize(3);
        first.close();
        assertThat(disco().ours().identities()).hasSize(2).doesNotContain(USUAL);
    }

    @Test
    public void showsFormsAndItems() {
        Element form = DiscoTest.form("urn:xmpp:dataforms:softwareinfo", "os", "Mac");
        Element newer = DiscoTest.form("urn:xmpp:dataforms:softwareinfo", "os", "BeOS");
        disco().form(new DiscoForm(form));
        Registration latest = romeo.add(new DiscoForm(newer));
        Item item = new Item(ROOM, "Balcony");
        disco().item(item);
        assertThat(info(Romeo.JID, "").forms()).containsExactly(newer);
        latest.close();
        assertThat(info(Romeo.JID, "").forms()).containsExactly(form);
        assertThat(items(Romeo.JID, "").items()).containsExactly(item);
    }

    @Test
    public void raisesAnEventWhenAPartComesOrGoes() throws Exception {
        CompletableFuture<DiscoInfo> come = new CompletableFuture<>();
        Registration first = romeo.on(Disco.CHANGED, disco -> come.complete(disco.ours()));
        Registration identity = romeo.add(new Identity("client", "pc", "Romeo"));
        assertThat(come.get(10, TimeUnit.SECONDS).identities()).hasSize(1).doesNotContain(USUAL);
        first.close();
        CompletableFuture<DiscoInfo> gone = new CompletableFuture<>();
        romeo.on(Disco.CHANGED, disco -> gone.complete(disco.ours()));
        identity.close();
        assertThat(gone.get(10, TimeUnit.SECONDS).identities()).containsExactly(USUAL);
    }
}
