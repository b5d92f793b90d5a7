/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends chat messages so that at most {@value #OUTSTANDING} wait for their echo. One thread sends, another tells of
 * echoes.
 */
final class Window {
    private static final int OUTSTANDING = 3000;
    private static final int AT_ONCE = 100;

    private final byte[] block = Stanzas.chats();
    private final int chunk = block.length / Stanzas.CHATS * AT_ONCE;
    private final AtomicLong echoed = new AtomicLong();
    private final Thread sender;
    private final OutputStream out;

    Window(OutputStream out) {
        this.out = out;
        this.sender = new Thread(this::send, "sender");
        sender.setDaemon(true);
    }

    void start() {
        sender.start();
    }

    /** Tells that echoes have come. */
    void echoed(int count) {
        echoed.addAndGet(count);
        LockSupport.unpark(sender);
    }

    private void send() {
        long sent = 0;
        try {
            for (int at = 0; ; at = (at + chunk) % block.length) {
                while (sent + AT_ONCE - echoed.get() > OUTSTANDING) {
                    LockSupport.park(this);
                }
                out.write(block, at, chunk);
                sent += AT_ONCE;
            }
        } catch (IOException e) {
            // The measurement is over.
        }
    }
}
