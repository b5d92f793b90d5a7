/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.store.mvstore.internal;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.osier.store.Store;
import org.osier.store.StoreException;
import org.osier.store.Table;
import org.osier.store.mvstore.FileStore;

/** The store as a service, once {@code etc/org.osier.store.cfg} names its file. Safe for use by many threads. */
@Component(
        name = "org.osier.store",
        service = Store.class,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "osier.store=mvstore")
@Designate(ocd = StoreOptions.class)
public final class ConfiguredStore implements Store {
    private final FileStore store;

    /**
     * Opens the file.
     *
     * @throws StoreException when there is none in the configuration, or it cannot be opened
     */
    @Activate
    public ConfiguredStore(StoreOptions options) {
        String file = options.file();
        if (file == null || file.isBlank()) {
            throw new StoreException("org.osier.store names no file; add a line such as file = data/osier.store");
        }
        this.store = new FileStore(Path.of(file.trim()));
    }

    @Override
    public Table table(String name) {
        return store.table(name);
    }

    @Deactivate
    @Override
    public void close() {
        store.close();
    }
}
