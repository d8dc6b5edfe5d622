/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import io.tocsin.hal.Steppable;
import io.tocsin.raspi.AgentLoop;
import io.tocsin.tls.TlsRefusal;
import io.tocsin.tools.names.NameTable;
import io.tocsin.tools.receiver.Notification;
import io.tocsin.tools.receiver.NotificationText;
import io.tocsin.tools.receiver.Receiver;
import io.tocsin.tools.receiver.ReceiverListener;
import io.tocsin.tools.receiver.Sender;
import io.tocsin.tools.receiver.SenderNames;
import io.tocsin.tools.session.HostAndPort;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.Station;
import java.io.IOException;
import java.util.List;

/** A receiver in a thread of its own that shows and counts what arrives. */
final class DemoReceiver implements ReceiverListener, AutoCloseable {

  private static final long JOIN_MS_MAX = 5_000;

  private final NotificationText text = new NotificationText(NameTable.shipped());
  private final Screen screen;
  private final Receiver receiver;
  private final AgentLoop loop;
  private final Thread thread;
  private final int port;
  private long traps;
  private long informs;

  /** Begins to listen on 127.0.0.1. */
  DemoReceiver(Identity identity, Screen screen) throws IOException {
    this.screen = screen;
    receiver =
        new Receiver(
            identity,
            Station.TLS_VERSIONS,
            SenderNames.map(List.of(), identity),
            this,
            new ScreenLog(screen));
    port = receiver.listen(new HostAndPort("127.0.0.1", 0));
    loop = receiver.loop(nowMs -> Steppable.NEVER);
    thread = new Thread(loop::run, "receiver");
    thread.start();
  }

  int port() {
    return port;
  }

  @Override
  public void received(Notification notification, boolean duplicate) {
    screen.receiver(text.line(notification, duplicate));
    if (!duplicate) {
      count(notification.inform());
    }
  }

  private synchronized void count(boolean inform) {
    if (inform) {
      informs++;
    } else {
      traps++;
    }
    notifyAll();
  }

  @Override
  public void refused(Sender sender, TlsRefusal refusal, String paragraph) {
    screen.receiver("session with " + sender + " refused. " + paragraph);
  }

  @Override
  public void broken(Sender sender, String paragraph) {
    screen.receiver("session with " + sender + " broken. " + paragraph);
  }

  /** Traps that arrived, repetitions not counted. */
  synchronized long traps() {
    return traps;
  }

  /** Informs that arrived, repetitions not counted. */
  synchronized long informs() {
    return informs;
  }

  /**
   * Waits for notifications.
   *
   * @param trapCount traps since the beginning
   * @param informCount informs since the beginning
   * @param timeMsMax how long to wait
   * @return whether as many arrived
   */
  synchronized boolean await(long trapCount, long informCount, long timeMsMax)
      throws InterruptedException {
    long deadlineNs = System.nanoTime() + timeMsMax * 1_000_000;
    while (traps < trapCount || informs < informCount) {
      long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }

  /** Ends the thread and gives the sockets back. Harmless when repeated. */
  @Override
  public void close() throws IOException {
    loop.stop();
    try {
      thread.join(JOIN_MS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    receiver.close();
  }
}
