/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

/** Threads that wait for devices and files, and do not keep the process alive. */
public final class DaemonThread {

  /** What waiting needs, with room to spare; the default is a megabyte. */
  private static final long STACK_BYTES = 256 * 1024;

  private DaemonThread() {}

  /**
   * Starts a thread.
   *
   * @param work what it does
   * @param name its name
   * @return the thread; null when the system gives none
   */
  public static Thread start(Runnable work, String name) {
    Thread thread = new Thread(null, work, name, STACK_BYTES);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // So the JVM reports that the system gives no thread; the agent goes on without.
      return null;
    }
    return thread;
  }
}
