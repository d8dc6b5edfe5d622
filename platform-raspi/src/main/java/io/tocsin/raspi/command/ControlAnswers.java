/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

/** Answers what other processes of the board ask the agent. */
@FunctionalInterface
interface ControlAnswers {

  /**
   * Answers a request; does not wait.
   *
   * @param request the line, without its end
   * @param nowMs monotonic time in milliseconds
   * @return some lines, the first of which says what became of the request: {@link
   *     ControlServer#OK}, {@link ControlServer#PENDING}, or {@link ControlServer#ERROR} and the
   *     reason
   */
  String answer(String request, long nowMs);
}
