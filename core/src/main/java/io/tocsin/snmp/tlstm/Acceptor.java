/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;

/** Lets peers in, as far as there is room for them, and holds off the others. */
final class Acceptor {

  private final SessionTable table;
  private final TlstmLimits limits;
  private final Listener[] listeners;

  /** What each was asked to listen at. */
  private final String[] hosts;

  private final int[] ports;
  private final boolean[] wanted;
  private int count;
  private int first;
  private long deadlineMs = Long.MAX_VALUE;

  Acceptor(SessionTable table, TlstmLimits limits) {
    this.table = table;
    this.limits = limits;
    listeners = new Listener[limits.listenersMax()];
    hosts = new String[limits.listenersMax()];
    ports = new int[limits.listenersMax()];
    wanted = new boolean[limits.listenersMax()];
  }

  boolean isFull() {
    return count == listeners.length;
  }

  void add(String host, int port, Listener listener) {
    hosts[count] = host;
    ports[count] = port;
    listeners[count] = listener;
    wanted[count] = true;
    listener.setAcceptWanted(true);
    count++;
  }

  /** The listener that was asked to listen there; null for none. */
  Listener find(String host, int port) {
    for (int i = 0; i < count; i++) {
      if (ports[i] == port && hosts[i].equals(host)) {
        return listeners[i];
      }
    }
    return null;
  }

  /** Forgets the listeners that another one has too. */
  void release(Acceptor other) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (!other.has(listeners[i])) {
        hosts[kept] = hosts[i];
        ports[kept] = ports[i];
        listeners[kept] = listeners[i];
        wanted[kept] = wanted[i];
        kept++;
      }
    }
    while (count > kept) {
      count--;
      listeners[count] = null;
    }
    first = 0;
    // It is the other one's word that counts for them from now on.
    for (int i = 0; i < other.count; i++) {
      other.listeners[i].setAcceptWanted(other.wanted[i]);
    }
  }

  private boolean has(Listener listener) {
    for (int i = 0; i < count; i++) {
      if (listeners[i] == listener) {
        return true;
      }
    }
    return false;
  }

  void closeAll() {
    while (count > 0) {
      count--;
      listeners[count].close();
      listeners[count] = null;
    }
    deadlineMs = Long.MAX_VALUE;
  }

  /** When room may come about by time alone. */
  long deadlineMs() {
    return deadlineMs;
  }

  /** Takes connections that wait. */
  void accept(long nowMs) {
    int silent = 0;
    int taken = 0;
    while (silent < count && taken < limits.handshakesMax() && mayTake(nowMs)) {
      Connection connection = listeners[first].accept();
      // Each connection from another listener, so that a busy one does not starve the others.
      first = (first + 1) % count;
      if (connection == null) {
        silent++;
      } else {
        silent = 0;
        taken++;
        take(connection, nowMs);
      }
    }
  }

  private boolean mayTake(long nowMs) {
    return table.hasRoomForPeer() || table.victim(nowMs) != null;
  }

  private void take(Connection connection, long nowMs) {
    if (!table.hasRoomForPeer()) {
      table.victim(nowMs).evict();
    }
    Session session = table.free();
    session.accept(table.newId(session, true), connection, nowMs);
  }

  /** Tells the listeners whether there is room, after all sessions had their turn. */
  void updateInterest(long nowMs) {
    boolean mayTake = mayTake(nowMs);
    for (int i = 0; i < count; i++) {
      if (wanted[i] != mayTake) {
        wanted[i] = mayTake;
        listeners[i].setAcceptWanted(mayTake);
      }
    }
    deadlineMs = mayTake || count == 0 ? Long.MAX_VALUE : table.nextVictimMs();
  }
}
