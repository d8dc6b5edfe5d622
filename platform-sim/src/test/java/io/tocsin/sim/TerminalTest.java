/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private static final long PATIENCE_S = 20;

  private final SimulatedBoard board = new SimulatedBoard(BoardPlan.STANDARD, "0123");
  private final RecordingControl control = new RecordingControl();
  private final Semaphore wakeups = new Semaphore(0);
  private final CommandGate gate = new CommandGate(wakeups::release);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Thread startTerminal(Reader in) {
    Terminal terminal =
        new Terminal(
            in, new PrintStream(bytes, true, UTF_8), new CommandParser(BoardPlan.STANDARD), gate);
    Thread thread = new Thread(terminal::run);
    thread.start();
    return thread;
  }

  private void serveOne() throws InterruptedException {
    assertTrue(wakeups.tryAcquire(PATIENCE_S, TimeUnit.SECONDS), "the agent was not woken");
    gate.runWaiting(board, control);
  }

  private void join(Thread thread) throws InterruptedException {
    thread.join(PATIENCE_S * 1_000);
    assertFalse(thread.isAlive());
  }

  @Test
  void shouldAnswerEachCommand() throws InterruptedException {
    Thread terminal = startTerminal(new StringReader("line door open\n\n# hm\ntemp x\nquit\n"));
    serveOne();
    serveOne();
    join(terminal);
    assertEquals(
        """
        door (input) is active
        error: 'x' is not a state; allowed: a value, fail, unavailable, ok
        closing the sessions
        """,
        bytes.toString(UTF_8));
    assertEquals(1, control.quits);
  }

  @Test
  void shouldLeaveCommandsThatComeMeanwhileForTheNextStep() throws InterruptedException {
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    Thread second = sender(() -> ran.add("second"));
    Thread first =
        sender(
            () -> {
              ran.add("first");
              second.start();
              // It waits at the gate when it wakes the agent.
              wakeups.acquireUninterruptibly();
            });
    first.start();
    serveOne();
    assertEquals(List.of("first"), ran);
    gate.runWaiting(board, control);
    assertEquals(List.of("first", "second"), ran);
    join(first);
    join(second);
  }

  private Thread sender(Runnable command) {
    return new Thread(
        () -> {
          try {
            gate.submit(
                (unused, nothing) -> {
                  command.run();
                  return "done";
                });
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void shouldRunCommandsInTheAgentsThreadOnly() throws InterruptedException {
    List<Thread> ran = Collections.synchronizedList(new ArrayList<>());
    Thread sender =
        new Thread(
            () -> {
              try {
                gate.submit(
                    (unused, nothing) -> {
                      ran.add(Thread.currentThread());
                      return "done";
                    });
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    sender.start();
    serveOne();
    join(sender);
    assertEquals(1, ran.size());
    assertSame(Thread.currentThread(), ran.get(0));
  }

  @Test
  void shouldMakeSendersWaitWhenManyCommandsWait() throws InterruptedException {
    int senderCount = 3 * CommandGate.WAITING_MAX;
    List<String> answers = Collections.synchronizedList(new ArrayList<>());
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < senderCount; i++) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  answers.add(gate.submit((unused, nothing) -> "done"));
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      sender.start();
      senders.add(sender);
    }
    for (Thread sender : senders) {
      while (sender.isAlive()) {
        gate.runWaiting(board, control);
        sender.join(1);
      }
    }
    assertEquals(Collections.nCopies(senderCount, "done"), answers);
  }

  @Test
  void shouldLetNobodyWaitForAnAgentThatHasEnded() throws InterruptedException {
    Thread terminal = startTerminal(new StringReader("lines\nlines\n"));
    assertTrue(wakeups.tryAcquire(PATIENCE_S, TimeUnit.SECONDS));
    gate.close();
    join(terminal);
    assertEquals("the agent has ended\nthe agent has ended\n", bytes.toString(UTF_8));
  }

  @Test
  void shouldSayThatItsInputFailed() throws InterruptedException {
    Thread terminal =
        startTerminal(
            new Reader() {
              @Override
              public int read(char[] into, int offset, int length) throws IOException {
                throw new IOException("unplugged");
              }

              @Override
              public void close() {
                bytes.reset();
              }
            });
    join(terminal);
    assertEquals("the terminal's input failed: unplugged\n", bytes.toString(UTF_8));
  }
}
