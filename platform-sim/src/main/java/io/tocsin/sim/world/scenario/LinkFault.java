/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A fault of a link, as scenarios name it; the value that goes with it is a number. */
public enum LinkFault {
  /** Greatest latency in milliseconds; the least is 1. */
  LATENCY,
  /** Bytes that pass in a second, 0 for no bound. */
  BANDWIDTH,
  /** Most bytes that travel in one piece. */
  SEGMENT,
  /** Chance of each piece to be split. */
  SPLIT,
  /** Chance of each write to take fewer bytes than there is room for. */
  SHORT_WRITE,
  /** Chance of each piece to be lost and sent again. */
  LOSS,
  /** Chance of each piece that the link stops before it for a while. */
  STALL,
  /** Chance of each piece that the connection is reset for both ends. */
  RESET,
  /** Chance of each piece that the connection is forgotten, and nobody told. */
  FORGET,
  /** Milliseconds without a byte after which the connection is forgotten, 0 for never. */
  NAT,
  /** Chance of each attempt to connect to be refused. */
  REFUSE,
  /** Chance of each packet of an attempt to connect to go nowhere. */
  SILENCE;

  /** The fault in one word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether bytes that the network has taken may be lost. */
  public boolean mayLoseTraps() {
    return this == STALL || this == RESET || this == FORGET || this == NAT;
  }

  /** The fault of a word. */
  public static LinkFault of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All of them in words. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (LinkFault fault : values()) {
      words.add(fault.word());
    }
    return words;
  }
}
