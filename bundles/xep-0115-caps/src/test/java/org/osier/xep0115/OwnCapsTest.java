/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.osier.stream.Registration;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoNode;
import org.osier.xep0030.Identity;

public class OwnCapsTest {
    private final Set<String> features = new TreeSet<>();
    private final List<DiscoNode> nodes = new ArrayList<>();
    private final OwnCaps own = new OwnCaps("urn:us", () -> Optional.of(info()), node -> {
        nodes.add(node);
        return () -> nodes.remove(node);
    });

    private DiscoInfo info() {
        return new DiscoInfo(Optional.empty(), List.of(new Identity("client", "bot", "Romeo")), Set.copyOf(features));
    }

    @Test
    public void canBeAskedForWhatIsSaid() {
        features.add("a");
        EntityCaps said = own.now().orElseThrow();
        assertThat(own.now()).hasValue(said);
        assertThat(said.hash()).isEqualTo("sha-1");
        assertThat(nodes).hasSize(1);
        assertThat(nodes.get(0).node()).hasValue("urn:us#" + said.ver());
        assertThat(own.saidAs(said.capsHash())).hasValue(info());
        assertThat(Verification.check(info().toElement(), said.capsHash())).hasValue(info());
    }

    @Test
    public void remembersTheLastFew() {
        List<EntityCaps> said = new ArrayList<>();
        for (int i = 0; i < OwnCaps.MOST + 3; i++) {
            features.add("f" + i);
            said.add(own.now().orElseThrow());
        }
        assertThat(nodes).hasSize(OwnCaps.MOST);
        assertThat(own.saidAs(said.get(2).capsHash())).isEmpty();
        assertThat(own.saidAs(said.get(3).capsHash()).orElseThrow().features()).hasSize(4);
        assertThat(nodes.get(0).node()).hasValue(said.get(3).discoNode());
    }

    @Test
    public void saysAnOldHashAgainWithoutASecondNode() {
        EntityCaps before = own.now().orElseThrow();
        features.add("a");
        assertThat(own.now()).isPresent().isNotEqualTo(Optional.of(before));
        features.clear();
        assertThat(own.now()).hasValue(before);
        assertThat(nodes).hasSize(2);
    }

    @Test
    public void saysNothingWithoutServiceDiscovery() {
        OwnCaps without = new OwnCaps("urn:us", Optional::empty, node -> Registration.NONE);
        assertThat(without.now()).isEmpty();
    }
}
