/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import io.tocsin.hal.Log;
import java.io.PrintWriter;

/** Prints what operators must see, one line each. */
public final class ErrorLog implements Log {

  private final PrintWriter out;

  /**
   * A log.
   *
   * @param out where to print
   */
  public ErrorLog(PrintWriter out) {
    this.out = out;
  }

  @Override
  public boolean isEnabled(int severity) {
    return severity <= WARNING;
  }

  @Override
  public void write(int severity, String topic, String text) {
    if (isEnabled(severity)) {
      out.println(topic + ": " + text);
      out.flush();
    }
  }
}
