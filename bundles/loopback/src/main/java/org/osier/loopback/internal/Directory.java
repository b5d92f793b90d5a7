/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.loopback.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osier.jid.Jid;

/**
 * Who is logged in, by address; never more than there are connections. Guarded by the lock of the {@link Router}, as is
 * all that is looked up here.
 */
final class Directory {
    private final Map<Jid, Endpoint> endpoints = new HashMap<>();
    /** By bare JID, in the order in which they came. */
    private final Map<Jid, List<Resource>> accounts = new HashMap<>();

    void add(Endpoint endpoint) {
        endpoints.put(endpoint.jid(), endpoint);
        if (endpoint instanceof Resource resource) {
            accounts.computeIfAbsent(resource.jid().bare(), bare -> new ArrayList<>())
                    .add(resource);
        }
    }

    /** Takes this very endpoint out; false when it is not there, or another has its address. */
    boolean remove(Endpoint endpoint) {
        if (!endpoints.remove(endpoint.jid(), endpoint)) {
            return false;
        }
        accounts.computeIfPresent(endpoint.jid().bare(), (bare, resources) -> {
            resources.remove(endpoint);
            return resources.isEmpty() ? null : resources;
        });
        return true;
    }

    boolean contains(Endpoint endpoint) {
        return endpoints.get(endpoint.jid()) == endpoint;
    }

    List<Endpoint> all() {
        return List.copyOf(endpoints.values());
    }

    Optional<Endpoint> at(Jid jid) {
        return Optional.ofNullable(endpoints.get(jid));
    }

    /** The component that serves the domain of an address. */
    Optional<Endpoint> component(Jid jid) {
        return at(Jid.of(jid.domain())).filter(ComponentEndpoint.class::isInstance);
    }

    /** All resources of an account, as a snapshot. */
    List<Resource> connected(Jid account) {
        return List.copyOf(accounts.getOrDefault(account.bare(), List.of()));
    }

    /** The resources of an account that have sent presence. */
    List<Resource> available(Jid account) {
        return connected(account).stream().filter(Resource::isAvailable).toList();
    }

    /** RFC 6121, 8.5.2.1.1: who gets messages for the bare JID, the highest priority first; never a negative one. */
    List<Resource> forMessages(Jid account) {
        return available(account).stream()
                .filter(resource -> priority(resource) >= 0)
                .sorted(Comparator.comparingInt(Directory::priority).reversed())
                .toList();
    }

    private static int priority(Resource resource) {
        return resource.presence().orElseThrow().priority();
    }
}
