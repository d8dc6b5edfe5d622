/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.DropCause;
import io.tocsin.hal.Log;
import io.tocsin.snmp.tlstm.TlsTarget;

/** What has gone wrong with one target lately, and what of it the log is told. */
final class TargetTroubles {

  private static final String TOPIC = "target";

  private final String name;
  private final TlsTarget address;
  private final Log log;
  private long failuresInARow;
  private boolean certificateTroubleTold;
  private String lastError = "";

  TargetTroubles(String name, TlsTarget address, Log log) {
    this.name = name;
    this.address = address;
    this.log = log;
  }

  /** A session is open; whether the target takes anything from it is not known yet. */
  void sessionOpened(String protocol) {
    if (failuresInARow > 0 || log.isEnabled(Log.DEBUG)) {
      log.write(
          Log.INFO,
          TOPIC,
          "Target "
              + name
              + ": connected to "
              + address
              + " with "
              + protocol
              + (failuresInARow == 0 ? "." : " after " + failuresInARow + " failures."));
    }
  }

  /** The target is known to be in good health. */
  void sessionProven() {
    failuresInARow = 0;
    certificateTroubleTold = false;
  }

  /**
   * A session that had been proven has ended.
   *
   * @param reason why, as a sentence
   */
  void sessionEnded(String reason) {
    lastError = reason;
    log.write(Log.INFO, TOPIC, "Target " + name + ": session ended: " + reason);
  }

  /**
   * A session did not come about, or it ended before it was proven.
   *
   * @param reason why, as a sentence
   * @param waitMs time until the next attempt
   * @param waitingEvents events that wait for it
   */
  void sessionFailed(String reason, long waitMs, long waitingEvents) {
    lastError = reason;
    failuresInARow++;
    // Said at the first failure and whenever their number has doubled: a dead target must not fill
    // the log.
    boolean worthSaying = (failuresInARow & (failuresInARow - 1)) == 0;
    if (worthSaying || log.isEnabled(Log.DEBUG)) {
      log.write(
          Log.WARNING,
          TOPIC,
          "Target "
              + name
              + " ("
              + address
              + ") cannot be reached: "
              + reason
              + " Failure "
              + failuresInARow
              + ", next attempt in "
              + waitMs
              + " ms, "
              + waitingEvents
              + " events wait.");
    }
  }

  /**
   * An event was given up.
   *
   * @param cause a constant of {@link DropCause}
   */
  void eventDropped(int cause) {
    lastError = "event dropped: " + DropCause.name(cause);
    log.write(Log.WARNING, TOPIC, "Target " + name + ": " + lastError + ".");
  }

  /**
   * The server's certificate was refused.
   *
   * @return whether this is news: the first refusal since a session was last proven
   */
  boolean noteCertificateTrouble() {
    boolean news = !certificateTroubleTold;
    certificateTroubleTold = true;
    return news;
  }

  /** What went wrong last, in words; empty when nothing has. */
  String lastError() {
    return lastError;
  }
}
