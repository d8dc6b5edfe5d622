/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.tools.manager.CommandGenerator;
import java.io.IOException;

/** A server that is measured: how to ask it and what its process uses. */
interface Measured extends AutoCloseable {

  /** What it is, for the table. */
  String name();

  /** The command that started it, for the report. */
  String command();

  /** The session with it. */
  CommandGenerator manager();

  /** Its process. */
  ProcessHandle process();

  /** Ends the session and the process. */
  @Override
  void close() throws IOException;
}
