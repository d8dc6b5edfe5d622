/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

/** A message that cannot be understood; the text says why, for people. */
public final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param reason what is wrong
   */
  public MalformedMessageException(String reason) {
    super(reason);
  }

  /**
   * A refusal of something that a library could not read.
   *
   * @param reason what is wrong
   * @param cause what the library said
   */
  public MalformedMessageException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
