/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osier.stream.Registration;
import org.osier.xep0030.DiscoInfo;
import org.osier.xep0030.DiscoNode;
import org.osier.xep0030.DiscoRequest;

/**
 * What one session says of itself: the hash of what it is and can do at the moment, and the {@value #MOST} last ones, for
 * whoever asks about a presence that has just been replaced. Safe for use by many threads.
 */
final class OwnCaps {
    static final int MOST = 8;

    private final String software;
    private final Supplier<Optional<DiscoInfo>> ours;
    private final Function<DiscoNode, Registration> publisher;
    /** The latest first. */
    private final Deque<Published> all = new ArrayDeque<>();

    /** What was said once, with a phantom node to ask for it (XEP-0115, 6.2). */
    private record Said(EntityCaps caps, DiscoInfo info) implements DiscoNode {
        @Override
        public Optional<String> node() {
            return Optional.of(caps.discoNode());
        }

        @Override
        public DiscoInfo info(DiscoRequest request) {
            return info;
        }
    }

    private record Published(Said said, Registration node) {}

    /**
     * Has said nothing yet.
     *
     * @param software the node of what is said
     * @param ours what the session is and can do now; empty while that cannot be told
     * @param publisher makes a node one that can be asked
     */
    OwnCaps(String software, Supplier<Optional<DiscoInfo>> ours, Function<DiscoNode, Registration> publisher) {
        this.software = software;
        this.ours = ours;
        this.publisher = publisher;
    }

    /** What is to be said now; empty while there is no service discovery. Whoever hears it can ask for it. */
    Optional<EntityCaps> now() {
        return ours.get().map(info -> latest(info).orElseGet(() -> publish(said(info))));
    }

    private Said said(DiscoInfo info) {
        String ver = Verification.hash(CapsHash.SHA_1, info).value();
        return new Said(new EntityCaps(CapsHash.SHA_1, software, ver), info);
    }

    /** What was said already is the latest again. */
    private synchronized Optional<EntityCaps> latest(DiscoInfo info) {
        Optional<Published> same =
                all.stream().filter(one -> one.said.info.equals(info)).findFirst();
        same.ifPresent(one -> {
            all.remove(one);
            all.addFirst(one);
        });
        return same.map(one -> one.said.caps);
    }

    private EntityCaps publish(Said said) {
        Published published = new Published(said, publisher.apply(said));
        Optional<Published> superfluous;
        synchronized (this) {
            if (latest(said.info).isPresent()) {
                superfluous = Optional.of(published);
            } else {
                all.addFirst(published);
                superfluous = all.size() > MOST ? Optional.of(all.removeLast()) : Optional.empty();
            }
        }
        superfluous.ifPresent(one -> one.node.close());
        return said.caps;
    }

    /** What was said under a hash. */
    synchronized Optional<DiscoInfo> saidAs(CapsHash hash) {
        return all.stream()
                .filter(one -> one.said.caps.capsHash().equals(hash))
                .map(one -> one.said.info)
                .findFirst();
    }
}
