/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a command measures, in a folder of its own that is gone at the end. */
@FunctionalInterface
public interface Measurement {

  /**
   * Measures, and prints what it has found.
   *
   * @param folder has certificates for all sides
   * @return whether all is as it should be
   * @throws IOException when something failed; its message is for people
   * @throws InterruptedException when nobody waits for the figures any more
   */
  boolean measure(BenchFolder folder) throws IOException, InterruptedException;

  /**
   * Does all that the command does: says first what machine this is.
   *
   * @param spec of the command; why it failed goes to its standard error
   * @return exit status
   */
  static int run(CommandSpec spec, Measurement measurement) {
    PrintWriter out = spec.commandLine().getOut();
    try (BenchFolder folder = new BenchFolder()) {
      folder.closeAtExit();
      out.println(Machine.describe());
      out.flush();
      return measurement.measure(folder) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
