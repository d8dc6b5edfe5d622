/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/**
 * What a transport model and a security model tell each other about one message (RFC 5590 §5.2):
 * which session, whose, how secure. A record to be filled again and again; it owns its bytes.
 *
 * <p>Security levels are those of {@link SecurityLevel}.
 */
public final class TmStateReference {

  /** Greatest length in bytes of a name (SnmpAdminString, RFC 3411). */
  public static final int SECURITY_NAME_LENGTH_MAX = 255;

  private final byte[] securityName = new byte[SECURITY_NAME_LENGTH_MAX];
  private int securityNameLength;
  private long sessionId;
  private int requestedSecurityLevel;
  private int transportSecurityLevel;
  private boolean sameSecurity;

  /** A cleared record. */
  public TmStateReference() {
    clear();
  }

  /** Forgets everything. */
  public void clear() {
    securityNameLength = 0;
    sessionId = 0;
    requestedSecurityLevel = SecurityLevel.NO_AUTH_NO_PRIV;
    transportSecurityLevel = SecurityLevel.NO_AUTH_NO_PRIV;
    sameSecurity = false;
  }

  /**
   * Takes the values of another record.
   *
   * @param other the other one
   */
  public void set(TmStateReference other) {
    setSecurityName(other.securityName, 0, other.securityNameLength);
    sessionId = other.sessionId;
    requestedSecurityLevel = other.requestedSecurityLevel;
    transportSecurityLevel = other.transportSecurityLevel;
    sameSecurity = other.sameSecurity;
  }

  /**
   * Sets tmSecurityName, the name that the transport gives to the peer.
   *
   * @param from source of its UTF-8 bytes
   * @param offset index of the first byte
   * @param length 0 to {@link #SECURITY_NAME_LENGTH_MAX} bytes
   */
  public void setSecurityName(byte[] from, int offset, int length) {
    System.arraycopy(from, offset, securityName, 0, length);
    securityNameLength = length;
  }

  /** The array that holds tmSecurityName in UTF-8, from index 0; not to be changed. */
  public byte[] securityName() {
    return securityName;
  }

  /** Length of tmSecurityName in bytes. */
  public int securityNameLength() {
    return securityNameLength;
  }

  /** tmSessionID: unique over the life of the agent, never reused; 0 for none. */
  public long sessionId() {
    return sessionId;
  }

  /**
   * Sets tmSessionID.
   *
   * @param sessionId the transport's number of the session, or 0
   */
  public void setSessionId(long sessionId) {
    this.sessionId = sessionId;
  }

  /** tmRequestedSecurityLevel: the least that the sender asks for. */
  public int requestedSecurityLevel() {
    return requestedSecurityLevel;
  }

  /**
   * Sets tmRequestedSecurityLevel.
   *
   * @param level a value of {@link SecurityLevel}
   */
  public void setRequestedSecurityLevel(int level) {
    requestedSecurityLevel = level;
  }

  /** tmTransportSecurityLevel: what the session gives. */
  public int transportSecurityLevel() {
    return transportSecurityLevel;
  }

  /**
   * Sets tmTransportSecurityLevel.
   *
   * @param level a value of {@link SecurityLevel}
   */
  public void setTransportSecurityLevel(int level) {
    transportSecurityLevel = level;
  }

  /** tmSameSecurity: only the session {@link #sessionId()} itself will do (RFC 5590 §5.2.3). */
  public boolean sameSecurity() {
    return sameSecurity;
  }

  /**
   * Sets tmSameSecurity.
   *
   * @param sameSecurity whether no other session will do
   */
  public void setSameSecurity(boolean sameSecurity) {
    this.sameSecurity = sameSecurity;
  }
}
