/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a DM server tells boards, beside registering for its traps. */
public enum CommandKind {
  /** Nothing at all: it takes alerts and does not register. */
  NONE,
  /** It ends its registrations. */
  UNREGISTER,
  /** It ends its registrations, and makes them again. */
  CHURN,
  /** It asks for many nodes, over several messages. */
  MANY,
  /** It sends commands that boards refuse, in groups and out of them. */
  BAD,
  /** It registers other servers for its traps. */
  FOREIGN;

  /** The kind in one word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a word. */
  public static CommandKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** All of them in words. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (CommandKind kind : values()) {
      words.add(kind.word());
    }
    return words;
  }
}
