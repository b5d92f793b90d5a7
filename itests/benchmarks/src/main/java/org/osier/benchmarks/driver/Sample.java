/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.benchmarks.driver;

/**
 * One measured figure.
 *
 * @param workload what was measured, as in the results
 * @param unit of the value
 */
public record Sample(String workload, double value, String unit) {}
