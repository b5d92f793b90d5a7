/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

import java.time.Duration;

/** How long a measurement takes: first what does not count, then what does. */
public record Span(Duration warmUp, Duration measured) {}
