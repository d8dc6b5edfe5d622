/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/**
 * Where notifications go and under which names: what RFC 3413 §4.1 keeps in snmpTargetAddrTable and
 * snmpTargetParamsTable, prepared once and used for every notification.
 */
public final class NotificationTarget {

  private final TransportModel transport;
  private final int securityModel;
  private final Octets securityName;
  private final int securityLevel;
  private final Octets contextName;
  private final int messageSizeMax;
  private final int timeoutMs;
  private final int retryCountMax;
  private long sessionId;

  /**
   * A target without a session.
   *
   * @param transport the model that carries the messages
   * @param securityModel number of the security model, for example {@link SecurityModelNumber#TSM}
   * @param securityName the principal in whose name it is sent; not changed afterwards
   * @param securityLevel a value of {@link SecurityLevel}
   * @param contextName name of the context, empty for the default one; not changed afterwards
   * @param messageSizeMax greatest message in bytes that the target takes, 484 at least
   * @param timeoutMs how long to wait for the response to an inform, in milliseconds, 1 at least
   * @param retryCountMax how often an inform without a response is sent again, 0 at least
   */
  public NotificationTarget(
      TransportModel transport,
      int securityModel,
      Octets securityName,
      int securityLevel,
      Octets contextName,
      int messageSizeMax,
      int timeoutMs,
      int retryCountMax) {
    this.transport = transport;
    this.securityModel = securityModel;
    this.securityName = securityName;
    this.securityLevel = securityLevel;
    this.contextName = contextName;
    this.messageSizeMax = messageSizeMax;
    this.timeoutMs = timeoutMs;
    this.retryCountMax = retryCountMax;
  }

  /** The model that carries the messages. */
  public TransportModel transport() {
    return transport;
  }

  /** Number of the security model. */
  public int securityModel() {
    return securityModel;
  }

  /** The principal in whose name it is sent. */
  public Octets securityName() {
    return securityName;
  }

  /** A value of {@link SecurityLevel}. */
  public int securityLevel() {
    return securityLevel;
  }

  /** Name of the context. */
  public Octets contextName() {
    return contextName;
  }

  /** Greatest message in bytes that the target takes. */
  public int messageSizeMax() {
    return messageSizeMax;
  }

  /** How long to wait for the response to an inform, in milliseconds. */
  public int timeoutMs() {
    return timeoutMs;
  }

  /** How often an inform without a response is sent again. */
  public int retryCountMax() {
    return retryCountMax;
  }

  /** The transport's number of the session that carries the messages now, 0 for none. */
  public long sessionId() {
    return sessionId;
  }

  /**
   * Names the session that carries the messages from now on, retries included.
   *
   * @param sessionId the transport's number of the session, 0 for none
   */
  public void setSessionId(long sessionId) {
    this.sessionId = sessionId;
  }
}
