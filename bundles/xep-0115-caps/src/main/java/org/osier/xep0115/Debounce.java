/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0115;

import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Makes one call of many: when nothing has changed for a while, or when the changes do not end. Safe for use by many
 * threads; at most one delayed call waits at any time.
 */
final class Debounce {
    /** How many whiles it waits at most, when there is a change in each. */
    static final int MOST_WHILES = 10;

    private final Duration quiet;
    private final BiConsumer<Duration, Runnable> after;
    private final Runnable call;
    private boolean waits;
    private boolean changed;
    private int whiles;

    /**
     * A debounce at rest.
     *
     * @param quiet how long nothing has to change; the call comes after once to twice this time, and after
     *     {@value #MOST_WHILES} times of it at the latest
     * @param after runs something later, once
     * @param call what to do in the end
     */
    Debounce(Duration quiet, BiConsumer<Duration, Runnable> after, Runnable call) {
        this.quiet = quiet;
        this.after = after;
        this.call = call;
    }

    /** Something has changed. */
    void changed() {
        synchronized (this) {
            changed = true;
            if (waits) {
                return;
            }
            waits = true;
        }
        waitAWhile();
    }

    private void waitAWhile() {
        synchronized (this) {
            changed = false;
        }
        after.accept(quiet, this::whileIsOver);
    }

    private void whileIsOver() {
        if (mustWaitOn()) {
            waitAWhile();
        } else {
            call.run();
        }
    }

    private synchronized boolean mustWaitOn() {
        whiles++;
        boolean waitsOn = changed && whiles < MOST_WHILES;
        if (!waitsOn) {
            waits = false;
            whiles = 0;
        }
        return waitsOn;
    }
}
