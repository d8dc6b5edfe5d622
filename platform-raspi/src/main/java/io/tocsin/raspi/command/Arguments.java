/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import java.util.List;

/** Arguments of a command as values. */
public final class Arguments {

  private Arguments() {}

  /**
   * The argument behind an option.
   *
   * @param arguments all arguments
   * @param option index of the option
   * @throws CommandException when nothing follows
   */
  public static String valueOf(List<String> arguments, int option) throws CommandException {
    if (option + 1 == arguments.size()) {
      throw new CommandException("nothing follows " + arguments.get(option));
    }
    return arguments.get(option + 1);
  }

  /**
   * A number of seconds.
   *
   * @param text the argument
   * @param secondsMax greatest that is allowed
   * @throws CommandException when it is no whole number from 1 to the greatest
   */
  public static int seconds(String text, int secondsMax) throws CommandException {
    int seconds = 0;
    for (int i = 0; i < text.length() && seconds >= 0; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      seconds = digit < 0 || seconds > secondsMax ? -1 : seconds * 10 + digit;
    }
    if (seconds < 1 || seconds > secondsMax) {
      throw new CommandException(
          Words.quoted(text) + " is not a number of seconds; allowed: 1 to " + secondsMax);
    }
    return seconds;
  }

  /**
   * Refuses arguments of a command that takes none.
   *
   * @param arguments what follows the command
   * @throws CommandException when there are any
   */
  public static void demandNone(List<String> arguments) throws CommandException {
    if (!arguments.isEmpty()) {
      throw new CommandException("unknown argument: " + arguments.get(0));
    }
  }
}
