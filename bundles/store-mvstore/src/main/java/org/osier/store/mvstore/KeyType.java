/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore;

import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;
import org.osier.store.StoreLimits;

/** Texts as MVStore writes them, in the order that all stores have. Without state. */
final class KeyType extends BasicDataType<String> {
    static final KeyType INSTANCE = new KeyType();

    private KeyType() {}

    @Override
    public int getMemory(String key) {
        return StringDataType.INSTANCE.getMemory(key);
    }

    @Override
    public void write(WriteBuffer buffer, String key) {
        StringDataType.INSTANCE.write(buffer, key);
    }

    @Override
    public String read(java.nio.ByteBuffer buffer) {
        return StringDataType.INSTANCE.read(buffer);
    }

    @Override
    public String[] createStorage(int size) {
        return new String[size];
    }

    @Override
    public int compare(String one, String other) {
        return StoreLimits.ORDER.compare(one, other);
    }
}
