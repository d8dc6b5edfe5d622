/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import java.io.PrintWriter;

/** Where several threads print whole lines, each with a mark of who speaks. */
final class Screen {

  private final PrintWriter out;

  Screen(PrintWriter out) {
    this.out = out;
  }

  /** What the demo does next. */
  synchronized void step(String text) {
    out.println();
    out.println("==> " + text);
    out.flush();
  }

  /** A line of the demo itself. */
  synchronized void line(String text) {
    out.println(text);
    out.flush();
  }

  /** A line of the board's process. */
  synchronized void board(String text) {
    out.println("board    | " + text);
    out.flush();
  }

  /** A line of the receiver. */
  synchronized void receiver(String text) {
    out.println("receiver | " + text);
    out.flush();
  }

  /** A line of the DM server. */
  synchronized void dmServer(String text) {
    out.println("dm server| " + text);
    out.flush();
  }

  /** A line of Net-SNMP's snmpset. */
  synchronized void snmpSet(String text) {
    out.println("snmpset  | " + text);
    out.flush();
  }

  /** A line of the manager. */
  synchronized void manager(String text) {
    out.println("manager  | " + text);
    out.flush();
  }
}
