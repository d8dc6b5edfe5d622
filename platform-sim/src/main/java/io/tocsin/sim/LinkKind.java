/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Link;

/** What a simulated network interface is like, which its name tells as on a Linux board. */
enum LinkKind {
  /** The board to itself: names that begin with lo. It has no bandwidth. */
  LOOPBACK(Link.LOOPBACK, "loopback", 65_536, 0),

  /** Radio of IEEE 802.11: names that begin with wl. */
  WIRELESS(Link.WIRELESS, "radio", 1_500, 72_200_000),

  /** A line to a provider: names that begin with ppp or ww. */
  POINT_TO_POINT(Link.PPP, "modem", 1_500, 50_000_000),

  /** All others. */
  ETHERNET(Link.ETHERNET, "Ethernet", 1_500, 1_000_000_000);

  private final int type;
  private final String word;
  private final int mtuBytes;
  private final long bitsPerSecond;

  LinkKind(int type, String word, int mtuBytes, long bitsPerSecond) {
    this.type = type;
    this.word = word;
    this.mtuBytes = mtuBytes;
    this.bitsPerSecond = bitsPerSecond;
  }

  /** The kind of an interface of this name. */
  static LinkKind of(String name) {
    if (name.startsWith("lo")) {
      return LOOPBACK;
    }
    if (name.startsWith("wl")) {
      return WIRELESS;
    }
    return name.startsWith("ppp") || name.startsWith("ww") ? POINT_TO_POINT : ETHERNET;
  }

  /** ifType. */
  int type() {
    return type;
  }

  /** ifDescr. */
  String description() {
    return "Tocsin simulated " + word + " interface";
  }

  /** ifMtu in octets. */
  int mtuBytes() {
    return mtuBytes;
  }

  /** Bandwidth in bits per second. */
  long bitsPerSecond() {
    return bitsPerSecond;
  }

  /** Whether it has an address on a medium that it shares with others. */
  boolean hasAddress() {
    return this == WIRELESS || this == ETHERNET;
  }

  /** Whether something can be plugged in. */
  boolean hasConnector() {
    return this == ETHERNET;
  }
}
