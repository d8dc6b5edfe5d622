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

  /** How it is started: command and environment. */
  ProcessBuilder start() throws IOException;
}
