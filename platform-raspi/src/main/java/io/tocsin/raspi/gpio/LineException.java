/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

/** Why a line cannot be had, in words that name the cause, without a full stop. */
final class LineException extends Exception {

  private static final long serialVersionUID = 1L;

  LineException(String message) {
    super(message);
  }
}
