/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.dm.auth.Credential;
import io.tocsin.dm.auth.Digests;
import io.tocsin.dm.auth.NotificationMessage;
import io.tocsin.dm.auth.RecentTriggers;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.hal.DatagramPort;

/**
 * Takes notification messages (package #0, OMA DM Notification 1.2.1) from UDP, and has the client
 * call the server that is authentic. Nothing is ever answered, so nobody learns whether a message
 * was believed, and nobody can have the board send anything to an address of his choice.
 *
 * <p>Whoever floods the port costs the board so many digests in a second for each account and no
 * more; each message that is not believed is counted by its cause. A message that comes again, as
 * servers send them for safety's sake, asks for the same session and not for another one.
 */
public final class Notifications {

  /** Message: it asks for a session, which will come when the server's pace allows it. */
  public static final int TAKEN = 0;

  /** Message: it repeats another one. */
  public static final int REPEATED = 1;

  /** Message: longer than any that we take, or malformed. */
  public static final int MALFORMED = 2;

  /** Message: its server has no account here, or one that cannot be used. */
  public static final int UNKNOWN_SERVER = 3;

  /** Message: its digest is wrong. */
  public static final int NOT_AUTHENTIC = 4;

  /** Message: not looked at, as there were too many. */
  public static final int TOO_MANY = 5;

  /** Number of fates of a message. */
  public static final int FATES = 6;

  /** Longest message in bytes: the parts that are specified, and room for a vendor's. */
  static final int MESSAGE_BYTES_MAX = 512;

  private static final String[] FATE_TEXTS = {
    "taken",
    "repeats another one",
    "malformed",
    "its server has no usable account",
    "not authentic",
    "not looked at, as there were too many",
  };

  private static final int MESSAGES_PER_STEP = 16;
  private static final int REMEMBERED = 32;
  private static final long REMEMBERED_MS = 600_000;

  private final DatagramPort port;
  private final DmClient client;
  private final NotificationMessage message = new NotificationMessage();
  private final Digests digests = new Digests();
  private final RecentTriggers recent = new RecentTriggers(REMEMBERED, REMEMBERED_MS);
  private final byte[] datagram = new byte[MESSAGE_BYTES_MAX];
  private final long[] counts = new long[FATES];
  private WireTrace trace;

  /**
   * A receiver.
   *
   * @param port where messages come in
   * @param client is asked for sessions
   */
  public Notifications(DatagramPort port, DmClient client) {
    this.port = port;
    this.client = client;
    port.setReceiveWanted(true);
  }

  /**
   * Sets who is told of each message.
   *
   * @param newTrace is told from now on; null for nobody
   */
  public void setTrace(WireTrace newTrace) {
    trace = newTrace;
  }

  /**
   * Takes what has come, before the client's own step.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to call again at the latest; a message that comes calls anyway
   */
  public long step(long nowMs) {
    for (int i = 0; i < MESSAGES_PER_STEP; i++) {
      int length = port.receive(datagram, 0, datagram.length);
      if (length == DatagramPort.NONE) {
        return Long.MAX_VALUE;
      }
      int fate = length == DatagramPort.TOO_LONG ? MALFORMED : judge(length, nowMs);
      counts[fate]++;
      if (trace != null) {
        trace.notified(port.remoteAddress(), datagram, length, fate, nowMs);
      }
    }
    return nowMs;
  }

  private int judge(int length, long nowMs) {
    if (message.read(datagram, 0, length) != NotificationMessage.NONE) {
      return MALFORMED;
    }
    ServerLine line = client.usable(message.serverId());
    DmAccount account = line == null ? null : line.account();
    boolean isKnown = account != null && account.server() != null;
    // An account may say that TLS proves enough, and have no secret. There is no TLS here.
    if (!isKnown || account.server().secret().length == 0) {
      return UNKNOWN_SERVER;
    }
    if (!line.mayCheck(nowMs)) {
      return TOO_MANY;
    }
    Credential credential = new Credential(account.serverId(), account.server().secret());
    AccountNonces nonces = client.nonces(account);
    // With the default nonce, whoever has seen one message could repeat it for ever.
    if (nonces.check(message, credential, digests, false) != AccountNonces.AUTHENTIC) {
      return NOT_AUTHENTIC;
    }
    if (nonces.hasHadSession(message.sessionId())) {
      return REPEATED;
    }
    if (!recent.isFirst(account.serverId(), message.sessionId(), nowMs)) {
      return REPEATED;
    }
    line.ask(message.sessionIdText());
    return TAKEN;
  }

  /**
   * Number of messages so far.
   *
   * @param fate {@link #TAKEN} and so on
   */
  public long count(int fate) {
    return counts[fate];
  }

  /**
   * A fate in words.
   *
   * @param fate {@link #TAKEN} and so on
   */
  public static String fateText(int fate) {
    return FATE_TEXTS[fate];
  }

  /** Receives no more. */
  public void stop() {
    port.close();
  }
}
