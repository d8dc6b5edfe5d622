/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.network.NetworkHost;

/** A server of the world, as scenarios treat it, whatever it serves. */
public interface WorldServer {

  /** Its host name. */
  String name();

  /** Its place on the network. */
  NetworkHost network();

  /** Starts; nothing when it runs. */
  void powerOn();

  /**
   * Ends at once.
   *
   * @param silently true when the power is cut, and nobody learns of it; false when its connections
   *     are reset
   */
  void powerOff(boolean silently);

  /** Closes all sessions in good order and goes on to listen. */
  void closeSessions();

  /** Resets all of its connections. */
  void dropSessions();

  /** Lets it take what comes and not answer, or answer again. */
  void setSilent(boolean silent);

  /** Lets it answer with errors, or take again what comes. */
  void setRefusing(boolean refusing);

  /**
   * Sets how it answers.
   *
   * @param delayMs how late, in milliseconds
   * @param count how often each
   */
  void setAnswers(long delayMs, int count);

  /**
   * Lets it read slowly.
   *
   * @param bytes bytes that it reads in each of its turns
   * @param pauseMs time from one turn to the next in milliseconds
   */
  void setSlow(int bytes, long pauseMs);

  /** Lets it read as fast as it can. */
  void setFast();

  /** Sets which certificate it presents, from the next start on. */
  void setCertificate(CertificateKind kind);

  /** Which certificate it has presented since the last start. */
  CertificateKind certificate();

  /** Sets how many connections it has at most, from the next start on. */
  void setSessionsMax(int sessionsMax);

  /**
   * Lets it find connections that lead nowhere, as TCP's keep-alive does: otherwise boards that
   * went without a word fill its table for ever.
   *
   * @param periodMs time between two looks, in milliseconds
   */
  void keepAlive(long periodMs);
}
