/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** One network interface of the board, in the terms of IF-MIB (RFC 2863). */
public interface Link {

  /** Operational status: packets can pass. */
  int UP = 1;

  /** Operational status: no packets can pass. */
  int DOWN = 2;

  /** Operational status: in a test mode, in which no packets of users pass. */
  int TESTING = 3;

  /** Operational status: it cannot be found out. */
  int UNKNOWN = 4;

  /** Operational status: waits for something outside, as for somebody who dials in. */
  int DORMANT = 5;

  /** Operational status: a part is missing, usually a piece of hardware. */
  int NOT_PRESENT = 6;

  /** Operational status: down because of an interface below. */
  int LOWER_LAYER_DOWN = 7;

  /** Unique name on the board: lower-case letters, digits, hyphen; 32 characters at most. */
  String name();

  /** ifIndex: 1 to 2147483647, unique on the board, the same while the agent runs. */
  int interfaceIndex();

  /** Whether it is meant to be up (ifAdminStatus). */
  boolean isEnabled();

  /** ifOperStatus: one of the constants. It must not wait for anything. */
  int status();
}
