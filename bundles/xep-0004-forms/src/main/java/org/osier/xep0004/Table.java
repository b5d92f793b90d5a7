/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0004;

import java.util.List;

/**
 * Several results of one kind (XEP-0004, 3.4). Immutable.
 *
 * @param columns what each row has; their fields hold no values
 * @param rows the results, in their order
 */
public record Table(List<Field> columns, List<Row> rows) {
    /**
     * One result.
     *
     * @param fields one for each column, as far as the sender has kept to the rules
     */
    public record Row(List<Field> fields) implements Fields {
        /** Takes a copy. */
        public Row {
            fields = List.copyOf(fields);
        }
    }

    /** Takes copies. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
