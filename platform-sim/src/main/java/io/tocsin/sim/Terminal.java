/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.List;

/**
 * Reads commands, one a line, and prints their answers; in a thread of its own, because reading
 * blocks. The end of the input ends the terminal and not the agent.
 */
final class Terminal {

  private final BufferedReader in;
  private final PrintStream out;
  private final CommandParser parser;
  private final CommandGate gate;
  private boolean busy;

  Terminal(Reader in, PrintStream out, CommandParser parser, CommandGate gate) {
    this.in = new BufferedReader(in);
    this.out = out;
    this.parser = parser;
    this.gate = gate;
  }

  /** Starts the thread; the process does not wait for it. */
  void start() {
    Thread thread = new Thread(this::run, "tocsin-terminal");
    thread.setDaemon(true);
    thread.start();
  }

  /** Reads until the input ends. */
  void run() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        setBusy(true);
        List<String> words = Words.of(line);
        if (!words.isEmpty()) {
          out.println(answer(words));
        }
        setBusy(false);
      }
    } catch (IOException e) {
      out.println("the terminal's input failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void setBusy(boolean value) {
    busy = value;
    notifyAll();
  }

  /**
   * Waits until the command that was typed last has its answer printed; the process may end then.
   *
   * @param timeMsMax longest wait in milliseconds
   */
  synchronized void awaitAnswer(long timeMsMax) {
    long deadlineNs = System.nanoTime() + timeMsMax * 1_000_000;
    try {
      for (long leftMs = timeMsMax; busy && leftMs > 0; ) {
        wait(leftMs);
        leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(List<String> words) throws InterruptedException {
    try {
      return gate.submit(parser.parse(words));
    } catch (CommandException e) {
      return "error: " + e.getMessage();
    }
  }
}
