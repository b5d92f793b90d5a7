/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One table of a {@link Store}. A change is durable when the call that made it has returned; a change whose call has
 * failed may or may not have been made. A reader may see a change shortly before it is durable.
 *
 * <p>Keys are 1 to 6,000 characters, values up to 1,048,576, neither with a NUL, which databases refuse; what is more is an
 * {@link IllegalArgumentException}. All calls can throw {@link StoreException}. For use by many threads.
 */
@ConsumerType
public interface Table {
    /** The value under a key. */
    Optional<String> get(String key);

    /** Sets the value under a key, whatever was there. */
    void put(String key, String value);

    /** Removes what is under a key; does nothing where nothing is. */
    void remove(String key);

    /**
     * Changes what is under a key, provided that it is still what the caller takes it for: how several writers, in this or
     * in other processes, change one thing without a lock.
     *
     * @param expected what must be there, empty for nothing
     * @param value what is to be there, empty for nothing
     * @return false when something else was there, and nothing has been changed
     */
    boolean compareAndPut(String key, Optional<String> expected, Optional<String> value);

    /**
     * Calls with each key and value whose key has the prefix, in the order of the keys by code points, on the calling
     * thread and without a lock, so that {@code each} may use the table. Changes made meanwhile may be seen or not; what
     * was there all the time is seen once.
     */
    void scan(String prefix, BiConsumer<String, String> each);
}
