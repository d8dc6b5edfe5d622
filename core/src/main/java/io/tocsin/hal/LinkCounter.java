/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** The counters of a {@link Link}: those of IF-MIB (RFC 2863 §6), each with 64 bits. */
public final class LinkCounter {

  /** Octets received, with framing (ifInOctets). */
  public static final int IN_OCTETS = 0;

  /** Packets received for this station alone, and passed on (ifInUcastPkts). */
  public static final int IN_UNICAST_PACKETS = 1;

  /** Packets received for a group, and passed on (ifInMulticastPkts). */
  public static final int IN_MULTICAST_PACKETS = 2;

  /** Packets received for everybody, and passed on (ifInBroadcastPkts). */
  public static final int IN_BROADCAST_PACKETS = 3;

  /** Packets received without an error and yet not passed on, for want of room (ifInDiscards). */
  public static final int IN_DISCARDS = 4;

  /** Packets received with errors, and not passed on (ifInErrors). */
  public static final int IN_ERRORS = 5;

  /** Packets received of a protocol that nobody here speaks (ifInUnknownProtos). */
  public static final int IN_UNKNOWN_PROTOCOLS = 6;

  /** Octets sent, with framing (ifOutOctets). */
  public static final int OUT_OCTETS = 7;

  /**
   * Packets to be sent to one station, those included that were not sent after all
   * (ifOutUcastPkts).
   */
  public static final int OUT_UNICAST_PACKETS = 8;

  /**
   * Packets to be sent to a group, those included that were not sent after all
   * (ifOutMulticastPkts).
   */
  public static final int OUT_MULTICAST_PACKETS = 9;

  /**
   * Packets to be sent to everybody, those included that were not sent after all
   * (ifOutBroadcastPkts).
   */
  public static final int OUT_BROADCAST_PACKETS = 10;

  /** Packets not sent though nothing was wrong with them, for want of room (ifOutDiscards). */
  public static final int OUT_DISCARDS = 11;

  /** Packets not sent because of errors (ifOutErrors). */
  public static final int OUT_ERRORS = 12;

  /** Number of counters. */
  public static final int COUNT = 13;

  private static final String[] NAMES = {
    "in-octets",
    "in-unicast-packets",
    "in-multicast-packets",
    "in-broadcast-packets",
    "in-discards",
    "in-errors",
    "in-unknown-protocols",
    "out-octets",
    "out-unicast-packets",
    "out-multicast-packets",
    "out-broadcast-packets",
    "out-discards",
    "out-errors",
  };

  private LinkCounter() {}

  /**
   * The name of a counter for people: lower-case words with hyphens.
   *
   * @param counter one of the constants
   */
  public static String name(int counter) {
    return NAMES[counter];
  }
}
