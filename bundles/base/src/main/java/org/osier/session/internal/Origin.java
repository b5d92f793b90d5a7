/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osier.stream.Owned;

/** Where a class comes from, in words for the log: its name, and its bundle where there are bundles. Stateless. */
public final class Origin {
    private Origin() {}

    /** As in {@code org.osier.xep0092.VersionHandler (org.osier.xep-0092-version 0.1.0)}. */
    public static String of(Class<?> type) {
        try {
            return Owned.ownerOf(type) + Framework.bundleOf(type);
        } catch (NoClassDefFoundError e) {
            // Plain Java, without the framework's API.
            return Owned.ownerOf(type);
        }
    }

    /** A class of its own, since it cannot be loaded without the framework's API. */
    private static final class Framework {
        private Framework() {}

        static String bundleOf(Class<?> type) {
            Bundle bundle = FrameworkUtil.getBundle(type);
            return bundle == null ? "" : " (" + bundle.getSymbolicName() + " " + bundle.getVersion() + ")";
        }
    }
}
