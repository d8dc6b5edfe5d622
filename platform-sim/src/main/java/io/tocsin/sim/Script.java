/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import java.util.List;

/**
 * A script that was understood and checked: what to do, and when.
 *
 * @param body the whole script
 */
record Script(List<Instruction> body) {

  /** {@link Repeat#count()} of what is repeated until the agent ends. */
  static final int FOREVER = -1;

  /** Makes the script unchangeable. */
  Script {
    body = List.copyOf(body);
  }

  /** One instruction. */
  sealed interface Instruction permits Wait, At, Do, Repeat {}

  /**
   * Lets time pass.
   *
   * @param timeMs how much, in milliseconds
   */
  record Wait(long timeMs) implements Instruction {}

  /**
   * Waits until a moment.
   *
   * @param timeMs the moment, in milliseconds since the start of the script, or of the present
   *     round of the innermost repeat around it
   */
  record At(long timeMs) implements Instruction {}

  /**
   * Runs a command.
   *
   * @param command the command
   * @param text the command as it was written
   */
  record Do(Command command, String text) implements Instruction {}

  /**
   * Does a part several times.
   *
   * @param count how often; {@link #FOREVER} for until the agent ends
   * @param body the part
   */
  record Repeat(int count, List<Instruction> body) implements Instruction {}
}
