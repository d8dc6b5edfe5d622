/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.config.DmClientSettings;
import io.tocsin.dm.client.DmClient;
import io.tocsin.dm.client.Notifications;
import io.tocsin.dm.client.WireTrace;
import io.tocsin.hal.DatagramPort;
import io.tocsin.hal.Network;
import java.io.IOException;

/** Where notification messages come in, which another configuration may move. */
final class NotificationPort {

  private final Network network;
  private final DmClient client;
  private String address;
  private int port;
  private DatagramPort bound;
  private Notifications receiver;

  /** Messages of receivers that are gone. */
  private final long[] earlier = new long[Notifications.FATES];

  private String comingAddress;
  private int comingPort;
  private DatagramPort coming;
  private boolean isChange;

  NotificationPort(Network network, DmClient client) {
    this.network = network;
    this.client = client;
  }

  /**
   * Binds another port, if it is another one.
   *
   * @throws IOException when it cannot be bound; all stays as it was
   */
  void prepare(DmClientSettings settings) throws IOException {
    comingAddress = settings.servers().isEmpty() ? null : settings.notificationAddress();
    comingPort = settings.notificationPort();
    boolean isSameAddress = comingAddress == null ? address == null : comingAddress.equals(address);
    isChange = !isSameAddress || (address != null && comingPort != port);
    if (isChange && comingAddress != null) {
      coming = network.receive(comingAddress, comingPort);
    }
  }

  /** Gives back what was bound. */
  void discard() {
    if (coming != null) {
      coming.close();
      coming = null;
    }
    isChange = false;
  }

  /**
   * Receives where it was prepared, and no more where it was before.
   *
   * @param trace is told of each message; null for nobody
   */
  void commit(WireTrace trace) {
    if (isChange) {
      stop();
      address = comingAddress;
      port = comingPort;
      bound = coming;
      coming = null;
      isChange = false;
      receiver = bound == null ? null : new Notifications(bound, client);
    }
    if (receiver != null) {
      receiver.setTrace(trace);
    }
  }

  long step(long nowMs) {
    return receiver == null ? Long.MAX_VALUE : receiver.step(nowMs);
  }

  void stop() {
    if (receiver != null) {
      for (int fate = 0; fate < earlier.length; fate++) {
        earlier[fate] += receiver.count(fate);
      }
      receiver.stop();
      receiver = null;
      bound = null;
    }
  }

  /** The bound UDP port; 0 for none. */
  int port() {
    return bound == null ? 0 : bound.port();
  }

  /** Number of messages of one fate. */
  long count(int fate) {
    return earlier[fate] + (receiver == null ? 0 : receiver.count(fate));
  }
}
