/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import io.tocsin.tools.bench.BenchFolder;
import io.tocsin.tools.demo.AgentProcess;
import io.tocsin.tools.demo.FreePorts;
import io.tocsin.tools.manager.CommandGenerator;
import java.io.IOException;
import java.nio.file.Path;

/** Our agent on the simulated board, as a user gets it. */
final class TocsinServer implements Measured {

  private final AgentProcess process;
  private final CommandGenerator manager;

  TocsinServer(BenchFolder folder, Path simJar, String tlsVersion, String... configuration)
      throws IOException {
    int port = FreePorts.tcp();
    StringBuilder output = new StringBuilder();
    process =
        AgentProcess.start(
            simJar,
            folder.writeAgentConfiguration(port, tlsVersion, configuration),
            line -> append(output, line));
    try {
      manager =
          Sessions.open(
              folder.operator(),
              port,
              process.handle(),
              () -> {
                synchronized (output) {
                  return output.toString();
                }
              });
    } catch (IOException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static void append(StringBuilder output, String line) {
    synchronized (output) {
      output.append(line).append('\n');
    }
  }

  @Override
  public String name() {
    return "Tocsin";
  }

  @Override
  public String command() {
    return process.command();
  }

  @Override
  public CommandGenerator manager() {
    return manager;
  }

  @Override
  public ProcessHandle process() {
    return process.handle();
  }

  @Override
  public void close() throws IOException {
    manager.close();
    process.close();
  }
}
