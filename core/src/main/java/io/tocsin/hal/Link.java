/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * One network interface of the board, in the terms of IF-MIB (RFC 2863). None of the methods waits
 * for anything: a platform that has to ask its system does so beforehand and returns what it knows.
 */
public interface Link {

  /** Type: none of the others (IANAifType other). */
  int OTHER = 1;

  /** Type: Ethernet of whatever speed (IANAifType ethernetCsmacd). */
  int ETHERNET = 6;

  /** Type: point-to-point protocol (IANAifType ppp). */
  int PPP = 23;

  /** Type: the board to itself (IANAifType softwareLoopback). */
  int LOOPBACK = 24;

  /** Type: radio of IEEE 802.11 (IANAifType ieee80211). */
  int WIRELESS = 71;

  /** Greatest length of a physical address in bytes. */
  int ADDRESS_BYTES_MAX = 8;

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

  /** ifOperStatus: one of the constants. */
  int status();

  /** ifType: a number of IANAifType, such as {@link #ETHERNET}; the same while the agent runs. */
  int type();

  /**
   * What it is, in words: maker, product and version (ifDescr); ASCII, 255 characters at most. The
   * same while the agent runs.
   */
  String description();

  /** The name that the operator gave it (ifAlias); ASCII, 64 characters at most, empty for none. */
  String alias();

  /** Greatest size of a datagram in octets (ifMtu), 0 or more. */
  int mtuBytes();

  /** Present or nominal bandwidth in bits per second; 0 where there is no such thing. */
  long bitsPerSecond();

  /**
   * Its address on the medium (ifPhysAddress) in the order of transmission, {@value
   * #ADDRESS_BYTES_MAX} bytes at most; empty for none. Not to be changed by the caller, and the
   * same array as long as the address is the same.
   */
  byte[] physicalAddress();

  /** Whether it takes all packets of the medium, whomever they are for (ifPromiscuousMode). */
  boolean isPromiscuous();

  /** Whether there is a connector to plug something in (ifConnectorPresent). */
  boolean hasConnector();

  /**
   * One of its counters, an unsigned number of 64 bits that only rises, or begins anew.
   *
   * @param counter a constant of {@link LinkCounter}
   * @return its value; 0 for ever where the hardware does not count this
   */
  long counter(int counter);
}
