/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** A bound port that accepts stream connections. */
public interface Listener {

  /**
   * Takes the next connection that waits.
   *
   * @return the connection in state {@link Connection#OPEN}, or null when none waits
   */
  Connection accept();

  /** The bound TCP port. */
  int port();

  /**
   * Tells the platform whether a waiting connection is worth a call of the agent. While false,
   * connections wait in the system's queue.
   *
   * @param wanted whether the agent has room to accept
   */
  void setAcceptWanted(boolean wanted);

  /** Stops to listen; connections already accepted live on. Harmless when repeated. */
  void close();
}
