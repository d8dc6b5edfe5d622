/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

/** A command, or a part of one, that is not understood; the message tells what is allowed. */
public final class CommandException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * The exception.
   *
   * @param message what is wrong and what is allowed, for people
   */
  public CommandException(String message) {
    super(message);
  }
}
