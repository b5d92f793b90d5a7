/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.rules.ExternalResource;

/** Keeps what streams log, for tests in which something has to fail; none of it reaches the console. */
final class Logged extends ExternalResource {
    private final Logger logger = Logger.getLogger("org.osier.stream");
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            messages.add(new SimpleFormatter().formatMessage(logged));
            Optional.ofNullable(logged.getThrown()).ifPresent(thrown::add);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    protected void before() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @Override
    protected void after() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    List<String> messages() {
        return messages;
    }

    /** What was logged with a stack. */
    List<Throwable> thrown() {
        return thrown;
    }
}
