/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the agent in good order when the process is told to go (SIGTERM, SIGINT).
 *
 * <p>The JVM ends as soon as its shutdown hooks have, whatever its threads do. So the hook stops
 * the loop and then waits until the owner has put everything away and closes this guard, or the
 * time is over. Made before everything else and closed after it, best as the first resource of a
 * try statement.
 */
public final class ShutdownGuard implements AutoCloseable {

  /** What the owner may take beyond the loop's own time, in milliseconds. */
  static final long PUT_AWAY_TIME_MS_MAX = 2_000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::onShutdown, "tocsin-shutdown");
  private volatile AgentLoop loop;
  private volatile boolean shuttingDown;

  /** Makes a guard and asks the JVM to be told. */
  public ShutdownGuard() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Names the loop that has to end; where the process has been told to go already, it ends at once.
   *
   * @param running the loop
   */
  public void guard(AgentLoop running) {
    loop = running;
    if (shuttingDown) {
      running.stop();
    }
  }

  private void onShutdown() {
    shuttingDown = true;
    AgentLoop running = loop;
    long waitMs = PUT_AWAY_TIME_MS_MAX;
    if (running != null) {
      running.stop();
      waitMs += running.stopTimeMsMax();
    }
    try {
      if (!closed.await(waitMs, TimeUnit.MILLISECONDS)) {
        System.err.println("tocsin: not everything was put away within " + waitMs + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells that everything has been put away: the process may end. Harmless when repeated. */
  @Override
  public void close() {
    closed.countDown();
    if (!shuttingDown) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process was told to go just now; the hook finds the guard closed.
        return;
      }
    }
  }
}
