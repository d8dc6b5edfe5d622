/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import java.util.ArrayDeque;

/**
 * The way of a command from another thread into the agent's: it waits here until the agent's thread
 * takes it between two steps, and its sender waits for the answer.
 */
final class CommandGate {

  /** Commands that wait at most; further senders wait for room. */
  static final int WAITING_MAX = 16;

  private static final String ENDED = "the agent has ended";

  private static final class Pending {
    private final Command command;
    private String answer;

    Pending(Command command) {
      this.command = command;
    }
  }

  private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
  private final Runnable wakeAgent;
  private boolean closed;

  /**
   * Makes a gate.
   *
   * @param wakeAgent makes the agent's thread come and look
   */
  CommandGate(Runnable wakeAgent) {
    this.wakeAgent = wakeAgent;
  }

  /**
   * Hands a command over and waits for its answer; from any thread but the agent's.
   *
   * @return the answer
   */
  String submit(Command command) throws InterruptedException {
    Pending pending = new Pending(command);
    synchronized (this) {
      while (waiting.size() >= WAITING_MAX && !closed) {
        wait();
      }
      if (closed) {
        return ENDED;
      }
      waiting.add(pending);
    }
    wakeAgent.run();
    synchronized (this) {
      while (pending.answer == null) {
        wait();
      }
      return pending.answer;
    }
  }

  /**
   * Runs the commands that wait; in the agent's thread. Those that come meanwhile wait for the next
   * step: whoever has an answer to a second command knows that the agent saw what the first did.
   */
  void runWaiting(SimulatedBoard board, AgentControl control) {
    for (int left = waitingCount(); left > 0; left--) {
      Pending pending = oldest();
      answer(pending, pending.command.run(board, control));
    }
  }

  private synchronized int waitingCount() {
    return waiting.size();
  }

  private synchronized Pending oldest() {
    return waiting.peek();
  }

  private synchronized void answer(Pending pending, String answer) {
    waiting.remove(pending);
    pending.answer = answer;
    notifyAll();
  }

  /** Lets no command through any more and answers those that wait; in the agent's thread. */
  synchronized void close() {
    closed = true;
    for (Pending pending : waiting) {
      pending.answer = ENDED;
    }
    waiting.clear();
    notifyAll();
  }
}
