/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** statusInformation of a security model (RFC 3411 §4.4): success or the errorIndication. */
public final class SecurityStatus {

  /** success. */
  public static final int SUCCESS = 0;

  /** unsupportedSecurityLevel: less security than is asked for. */
  public static final int UNSUPPORTED_SECURITY_LEVEL = 1;

  /** The transport's record of the peer is missing or lacks something. */
  public static final int INVALID_CACHE = 2;

  /** The transport domain has no prefix. */
  public static final int UNKNOWN_PREFIX = 3;

  /** The name does not start with the prefix, or the prefix is malformed. */
  public static final int INVALID_PREFIX = 4;

  /** parseError: msgSecurityParameters are not what the model puts there. */
  public static final int PARSE_ERROR = 5;

  /** All records for securityStateReferences are in use. */
  public static final int NO_STATE_REFERENCE = 6;

  /** The message does not fit its buffer. */
  public static final int TOO_BIG = 7;

  private SecurityStatus() {}
}
