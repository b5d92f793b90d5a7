/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleContext;

/**
 * Where a configuration is read.
 *
 * @param home what relative paths are relative to
 * @param environment gives the value of an environment variable, or null
 */
record Surroundings(Path home, UnaryOperator<String> environment) {
    private static final String HOME = "osier.home";

    /** Those of this process: the home that the launcher tells, else the current folder. */
    static Surroundings of(BundleContext context) {
        String home = context.getProperty(HOME);
        return new Surroundings(Path.of(home == null ? "" : home).toAbsolutePath(), System::getenv);
    }
}
