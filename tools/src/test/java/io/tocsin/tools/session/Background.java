/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import java.util.concurrent.CompletableFuture;

/** Runs what blocks in a thread of its own and hands its failure to the test. */
public final class Background implements AutoCloseable {

  private static final long JOIN_MS_MAX = 20_000;

  /** Work that may fail. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Thread thread;
  private final Runnable stop;

  /**
   * Starts.
   *
   * @param work what to do
   * @param stop makes the work come to its end
   */
  public Background(Work work, Runnable stop) {
    this.stop = stop;
    thread =
        new Thread(
            () -> {
              try {
                work.run();
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            },
            "background");
    thread.start();
  }

  /** Waits for the end without asking for it. */
  public void join() {
    try {
      thread.join(JOIN_MS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new AssertionError("the background work does not end");
    }
    done.join();
  }

  /** Asks for the end and waits for it. */
  @Override
  public void close() {
    stop.run();
    join();
  }
}
