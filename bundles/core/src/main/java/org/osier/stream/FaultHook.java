/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

/**
 * Is told what foreign code threw: handlers, filters, tasks and schedules, after which the stream goes on. Called on the
 * thread on which it was thrown, which may be a loop, so it must not block.
 */
@FunctionalInterface
public interface FaultHook {
    /**
     * Something failed.
     *
     * @param what what it was, with its name: {@code stream handler greeter}
     * @throws Exception is logged, together with the failure
     */
    void failed(String what, Throwable failure) throws Exception;
}
