/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.io.IOException;
import java.util.List;

/** What the driver does with one contender whose session has just been established. */
interface Measurement {
    List<Sample> run(Bout bout, Span span) throws IOException, InterruptedException;
}
