/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Steppable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownGuardTest {

  private static final int STATUS_OF_SIGTERM = 143;
  private static final int STATUS_OF_SIGINT = 130;

  /** An agent that needs three steps to end and tells what happens to it. */
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      SystemClock clock = new SystemClock(WallTrust.NEVER);
      boolean ends = !arguments[0].equals("hang");
      try (ShutdownGuard guard = new ShutdownGuard();
          NioNetwork network =
              new NioNetwork(
                  clock, new RecordingLog(), new SystemNameResolver(), NetworkLimits.DEFAULT)) {
        AgentLoop loop = new AgentLoop(new Agent(ends), clock, network, 200);
        guard.guard(loop);
        if (arguments[0].equals("self")) {
          loop.stop();
        }
        System.out.println("in order: " + loop.run());
      }
      System.out.println("put away");
    }
  }

  private static final class Agent implements Steppable {
    private final boolean ends;
    private int stepsLeft = 3;
    private boolean stopping;

    Agent(boolean ends) {
      this.ends = ends;
    }

    @Override
    public long step(long nowMs) {
      if (!stopping) {
        System.out.println("running");
        return NEVER;
      }
      stepsLeft--;
      return nowMs + 1;
    }

    @Override
    public void stop(long nowMs) {
      stopping = true;
      System.out.println("closing");
    }

    @Override
    public boolean isStopped() {
      return ends && stopping && stepsLeft <= 0;
    }
  }

  private static String outputAfter(String signal, Process process) throws Exception {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder output = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.append(line).append('\n');
      if (line.equals("running") && signal != null) {
        Process kill =
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertEquals(0, kill.waitFor());
      }
    }
    process.waitFor();
    return output.toString();
  }

  @Test
  void shouldCloseSessionsOnSigterm() throws Exception {
    Process process = ChildJvm.start(List.of(), Program.class, "end");
    String output = outputAfter("TERM", process);
    assertTrue(output.startsWith("running\nclosing\nin order: true\n"), output);
    assertEquals(STATUS_OF_SIGTERM, process.exitValue());
  }

  @Test
  void shouldCloseSessionsOnSigint() throws Exception {
    // A shell's background jobs have SIGINT ignored, their children inherit that, and Java obeys.
    List<String> launcher = List.of("env", "--default-signal=INT");
    Process process = ChildJvm.start(launcher, Program.class, "end");
    String output = outputAfter("INT", process);
    assertTrue(output.startsWith("running\nclosing\nin order: true\n"), output);
    assertEquals(STATUS_OF_SIGINT, process.exitValue());
  }

  @Test
  void shouldEndThoughTheAgentDoesNot() throws Exception {
    Process process = ChildJvm.start(List.of(), Program.class, "hang");
    String output = outputAfter("TERM", process);
    assertTrue(output.startsWith("running\nclosing\nin order: false\n"), output);
    assertEquals(STATUS_OF_SIGTERM, process.exitValue());
  }

  @Test
  void shouldLetTheProgramEndByItself() throws Exception {
    Process process = ChildJvm.start(List.of(), Program.class, "self");
    assertEquals("closing\nin order: true\nput away\n", outputAfter(null, process));
    assertEquals(0, process.exitValue());
  }
}
