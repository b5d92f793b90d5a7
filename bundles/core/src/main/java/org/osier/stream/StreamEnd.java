/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.stream;

import java.util.List;
import java.util.Optional;
import org.osier.xml.Element;

/**
 * How a stream ended.
 *
 * @param cause what broke it; empty after an orderly end
 * @param unsent what had been accepted for sending and was certainly not written, in order
 * @param maybeSent what was being written when the connection broke: nobody can know how much of it arrived
 */
public record StreamEnd(Optional<Throwable> cause, List<Element> unsent, List<Element> maybeSent) {}
