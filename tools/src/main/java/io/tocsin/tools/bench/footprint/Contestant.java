/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.IOException;

/** A program that is measured. It tells the sink something as soon as it can, and stays. */
interface Contestant {

  /** What it is, for the table. */
  String name();

  /**
   * How it is started: command, environment, and nothing of its output kept open.
   *
   * @param run number of this start, for files of its own
   */
  ProcessBuilder start(int run) throws IOException;
}
