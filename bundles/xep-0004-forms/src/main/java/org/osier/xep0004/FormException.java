/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import org.osier.stream.XmppException;

/** What was filled in does not fit the form. The message names the field and what it may hold, not what it held. */
public final class FormException extends XmppException {
    private static final long serialVersionUID = 1L;

    private final String field;

    FormException(String field, String problem) {
        super("the field \"" + field + "\" " + problem);
        this.field = field;
    }

    /** The name of the field. */
    public String field() {
        return field;
    }

    /** False: somebody has to fill in something else. */
    @Override
    public boolean mayPass() {
        return false;
    }
}
