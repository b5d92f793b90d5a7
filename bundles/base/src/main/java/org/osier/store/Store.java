/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Named tables of texts under text keys, kept for as long as the implementation says: {@link MemoryStore} until the JVM
 * ends, others on disk. What a disk or a database cannot do is thrown as {@link StoreException}.
 *
 * <p>For use by many threads. Calls may wait for the disk, and do not end early when the caller is interrupted.
 */
@ConsumerType
public interface Store extends AutoCloseable {
    /**
     * The table of a name, which needs no creation.
     *
     * @param name letters, digits, dots and hyphens, 1 to 60 of them
     * @throws IllegalArgumentException for another name
     */
    Table table(String name);

    /** Ends all use; calls that are under way finish, later ones fail with {@link StoreException}. Twice is once. */
    @Override
    void close();
}
