/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

/** The exit statuses of the programs that run an agent. */
public final class ExitStatus {

  /** The program did what it was asked. */
  public static final int OK = 0;

  /** It failed for a reason outside of its arguments and files. */
  public static final int FAILED = 1;

  /** It was refused because of its arguments or files. */
  public static final int USAGE = 2;

  private ExitStatus() {}
}
