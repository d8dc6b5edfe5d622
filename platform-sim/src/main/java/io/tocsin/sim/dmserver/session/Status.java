/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

/** Status codes (OMA SyncML Representation Protocol 1.2 §10, OMA DM RepPro §8). */
final class Status {

  static final int OK = 200;
  static final int AUTHENTICATED = 212;
  static final int CHUNK_ACCEPTED = 213;
  static final int BAD_REQUEST = 400;
  static final int INVALID_CREDENTIALS = 401;
  static final int COMMAND_NOT_ALLOWED = 405;
  static final int NOT_SUPPORTED = 406;
  static final int MISSING_CREDENTIALS = 407;
  static final int ENTITY_TOO_LARGE = 413;
  static final int SIZE_TOO_BIG = 416;
  static final int SIZE_MISMATCH = 424;
  static final int DTD_NOT_SUPPORTED = 505;
  static final int PROTOCOL_NOT_SUPPORTED = 513;

  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECTION = 300;

  private Status() {}

  static boolean isSuccess(int code) {
    return code >= FIRST_SUCCESS && code < FIRST_REDIRECTION;
  }

  /** Whether it says that credentials are missing or wrong. */
  static boolean isChallenge(int code) {
    return code == INVALID_CREDENTIALS || code == MISSING_CREDENTIALS;
  }
}
