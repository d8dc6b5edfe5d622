/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options that take a number within bounds. */
public final class CountOption {

  private CountOption() {}

  /**
   * Refuses a number that is out of its range.
   *
   * @param spec the command
   * @param option the option's name
   * @param value the number given
   * @param least the least that is good
   * @param greatest the greatest that is good
   * @throws ParameterException when it is neither, nor between them
   */
  public static void check(CommandSpec spec, String option, long value, long least, long greatest) {
    if (value < least || value > greatest) {
      throw new ParameterException(
          spec.commandLine(), option + " must be " + least + " to " + greatest);
    }
  }
}
