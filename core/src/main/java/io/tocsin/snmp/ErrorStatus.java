/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** Values of error-status in a response (RFC 3416 §3). */
public final class ErrorStatus {

  /** Done. */
  public static final int NO_ERROR = 0;

  /** The response would not fit. */
  public static final int TOO_BIG = 1;

  /** Something failed that no other value names. */
  public static final int GEN_ERR = 5;

  /** Outside of the view. */
  public static final int NO_ACCESS = 6;

  /** Another type is asked for. */
  public static final int WRONG_TYPE = 7;

  /** Another length is asked for. */
  public static final int WRONG_LENGTH = 8;

  /** The encoding does not fit the type. */
  public static final int WRONG_ENCODING = 9;

  /** The value can never be assigned. */
  public static final int WRONG_VALUE = 10;

  /** The variable does not exist and can never be created. */
  public static final int NO_CREATION = 11;

  /** The value cannot be assigned now. */
  public static final int INCONSISTENT_VALUE = 12;

  /** A bound is reached. */
  public static final int RESOURCE_UNAVAILABLE = 13;

  /** Assigning failed after all checks had passed; everything was undone. */
  public static final int COMMIT_FAILED = 14;

  /** Assigning failed and not everything could be undone. */
  public static final int UNDO_FAILED = 15;

  /** The principal has no view for this operation at all (RFC 3413 §3.2). */
  public static final int AUTHORIZATION_ERROR = 16;

  /** The variable can never be written. */
  public static final int NOT_WRITABLE = 17;

  /** The variable does not exist and cannot be created now. */
  public static final int INCONSISTENT_NAME = 18;

  private static final String[] NAMES = {
    "noError",
    "tooBig",
    "noSuchName",
    "badValue",
    "readOnly",
    "genErr",
    "noAccess",
    "wrongType",
    "wrongLength",
    "wrongEncoding",
    "wrongValue",
    "noCreation",
    "inconsistentValue",
    "resourceUnavailable",
    "commitFailed",
    "undoFailed",
    "authorizationError",
    "notWritable",
    "inconsistentName",
  };

  private ErrorStatus() {}

  /**
   * Name of a value as RFC 3416 §3 has it, those that only SNMPv1 uses included.
   *
   * @param errorStatus any number
   * @return its name, or "error" and the number
   */
  public static String name(int errorStatus) {
    return errorStatus >= 0 && errorStatus < NAMES.length
        ? NAMES[errorStatus]
        : "error " + errorStatus;
  }
}
