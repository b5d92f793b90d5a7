/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

/** An option that cannot be used as it is. The message says why, without the option's name, and holds no secret. */
final class OptionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String option;
    private final boolean mayPass;

    private OptionException(String option, String message, boolean mayPass) {
        super(message);
        this.option = option;
        this.mayPass = mayPass;
    }

    /** Somebody has to change the configuration. */
    static OptionException wrong(String option, String message) {
        return new OptionException(option, message, false);
    }

    /** A file that the option names is not as it should be, which may change without the configuration being touched. */
    static OptionException file(String option, String message) {
        return new OptionException(option, message, true);
    }

    String option() {
        return option;
    }

    boolean mayPass() {
        return mayPass;
    }
}
