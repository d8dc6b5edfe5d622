/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What can be done to a world. A scenario names each by its word, with the arguments below. */
public enum Verb {
  /** Nothing passes between two hosts. */
  PARTITION(Lasts.ALWAYS, ArgumentKind.HOST, ArgumentKind.HOST),
  /** Nothing passes from the first host to the second. */
  BLOCK(Lasts.ALWAYS, ArgumentKind.HOST, ArgumentKind.HOST),
  /** Bytes from the first host to the second wait; order is kept. */
  HOLD_UP(Lasts.ALWAYS, ArgumentKind.HOST, ArgumentKind.HOST),
  /** Both directions between the hosts get a fault. */
  LINK(Lasts.MAYBE, ArgumentKind.HOSTS, ArgumentKind.HOSTS, ArgumentKind.FAULT, ArgumentKind.VALUE),
  /** All connections of a server are reset, as by a firewall. */
  RESET(Lasts.NEVER, ArgumentKind.SERVER),
  /** All connections of a server are forgotten between the ends: half-open on both sides. */
  FORGET(Lasts.NEVER, ArgumentKind.SERVER),
  /** No name is resolved. */
  NAMES_OFF(Lasts.ALWAYS),
  /** Some names are not resolved. */
  NAMES_FAIL(Lasts.ALWAYS, ArgumentKind.CHANCE),
  /** Names take up to so long. */
  NAMES_SLOW(Lasts.ALWAYS, ArgumentKind.DURATION),
  /** A server's name leads to an address where nobody is. */
  MOVE(Lasts.ALWAYS, ArgumentKind.SERVER),
  /** A server's name is unknown. */
  UNNAME(Lasts.ALWAYS, ArgumentKind.SERVER),
  /** A server loses its power, without a word. */
  DOWN(Lasts.ALWAYS, ArgumentKind.SERVER),
  /** A server ends, and its connections are reset. */
  CRASH(Lasts.ALWAYS, ArgumentKind.SERVER),
  /** A server closes its sessions in good order. */
  CLOSE(Lasts.NEVER, ArgumentKind.SERVER),
  /** A server reads so many bytes, and pauses for so long. */
  SLOW(Lasts.ALWAYS, ArgumentKind.SERVER, ArgumentKind.COUNT, ArgumentKind.DURATION),
  /** A server does not answer informs. */
  SILENT(Lasts.ALWAYS, ArgumentKind.SERVER),
  /** A server answers late, and so many times. */
  ANSWERS(Lasts.ALWAYS, ArgumentKind.SERVER, ArgumentKind.DURATION, ArgumentKind.COUNT),
  /** A server answers informs with errors. */
  ERRORS(Lasts.ALWAYS, ArgumentKind.SERVER),
  /** A server restarts with another certificate. */
  CERTIFICATE(Lasts.ALWAYS, ArgumentKind.SERVER, ArgumentKind.CERTIFICATE),
  /** A server restarts with room for so many sessions. */
  SESSIONS(Lasts.ALWAYS, ArgumentKind.SERVER, ArgumentKind.COUNT),
  /** A board's power is cut. */
  CUT(Lasts.ALWAYS, ArgumentKind.BOARD),
  /** A board's power is cut in the middle of the flash operation of that number. */
  CUT_DURING(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.COUNT),
  /** A board's power is cut, and again during that flash operation of the next start. */
  CUT_START(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.COUNT),
  /** The agent is killed; the system lives on. */
  KILL(Lasts.ALWAYS, ArgumentKind.BOARD),
  /** The agent ends in good order. */
  STOP(Lasts.ALWAYS, ArgumentKind.BOARD),
  /** The agent is given another configuration, with these changes. */
  RELOAD(Lasts.NEVER, ArgumentKind.BOARD, ArgumentKind.CHANGES),
  /** A board's network interface is down; nothing passes between the board and anybody. */
  UNPLUG(Lasts.ALWAYS, ArgumentKind.BOARD),
  /** Steps of the agent come late by up to so much. */
  BUSY(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.DURATION),
  /** The flash takes nothing more. */
  FLASH_FULL(Lasts.ALWAYS, ArgumentKind.BOARD),
  /** The flash cannot be written. */
  FLASH_READONLY(Lasts.ALWAYS, ArgumentKind.BOARD),
  /** Each access to the flash fails. */
  FLASH_FAILING(Lasts.ALWAYS, ArgumentKind.BOARD),
  /** Each write and sync takes so long. */
  FLASH_SLOW(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.DURATION),
  /** So many bits of the flash turn. */
  FLIP(Lasts.NEVER, ArgumentKind.BOARD, ArgumentKind.COUNT),
  /** The wall clock steps. */
  CLOCK_STEP(Lasts.NEVER, ArgumentKind.BOARD, ArgumentKind.SHIFT),
  /** The wall clock runs fast by so many parts per million. */
  CLOCK_DRIFT(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.NUMBER),
  /** The wall clock is back in 1970 and not trusted. */
  CLOCK_LOST(Lasts.NEVER, ArgumentKind.BOARD),
  /** The wall clock is set to the true time and trusted. */
  CLOCK_FOUND(Lasts.NEVER, ArgumentKind.BOARD),
  /** An input changes so many times, so far apart. */
  TOGGLE(
      Lasts.NEVER,
      ArgumentKind.BOARD,
      ArgumentKind.INPUT,
      ArgumentKind.COUNT,
      ArgumentKind.DURATION),
  /** An input changes now and then, so far apart on average. */
  ACTIVITY(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.INPUT, ArgumentKind.DURATION),
  /** An input changes again and again, so far apart. */
  FLAP(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.INPUT, ArgumentKind.DURATION),
  /** An input looks as it is now. */
  STUCK(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.INPUT),
  /** An input is not there. */
  GONE(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.INPUT),
  /** A sensor has a value, in thousandths of its unit. */
  SENSOR(Lasts.NEVER, ArgumentKind.BOARD, ArgumentKind.SENSOR, ArgumentKind.NUMBER),
  /** A sensor keeps its value. */
  SENSOR_STUCK(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.SENSOR),
  /** A sensor gives no value. */
  SENSOR_GONE(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.SENSOR),
  /** A sensor fails. */
  SENSOR_FAULTY(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.SENSOR),
  /** A DM server does something wrong. */
  DM_FAULT(Lasts.ALWAYS, ArgumentKind.DM_SERVER, ArgumentKind.DM_FAULT),
  /** A DM server tells boards something else than usual. */
  DM_COMMANDS(Lasts.ALWAYS, ArgumentKind.DM_SERVER, ArgumentKind.COMMANDS),
  /** A DM server asks a board for a session, by so many equal datagrams. */
  DM_ASK(Lasts.NEVER, ArgumentKind.DM_SERVER, ArgumentKind.BOARD, ArgumentKind.COUNT),
  /** A DM server loses all nonces and sessions. */
  DM_LOST(Lasts.NEVER, ArgumentKind.DM_SERVER),
  /** A manager sets rows of a board now and then, so far apart on average. */
  ROWS(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.DURATION),
  /** A board's power is cut during that flash operation of what the next SET makes it do. */
  CUT_SET(Lasts.ALWAYS, ArgumentKind.BOARD, ArgumentKind.COUNT),
  /** Each sync of the flash fails, though writes work. */
  FLASH_UNSYNCED(Lasts.ALWAYS, ArgumentKind.BOARD);

  /** Whether an action of the verb ends by itself, after a time that is named. */
  enum Lasts {
    /** It does. */
    ALWAYS,
    /** It does where a time is named. */
    MAYBE,
    /** It is done at once. */
    NEVER
  }

  private static final Set<String> MAY_LOSE_TRAPS =
      Set.of(
          "PARTITION",
          "UNPLUG",
          "BLOCK",
          "HOLD_UP",
          "RESET",
          "FORGET",
          "DOWN",
          "CRASH",
          "CLOSE",
          "SLOW",
          "CERTIFICATE",
          "SESSIONS");

  private final Lasts lasts;
  private final ArgumentKind first;
  private final ArgumentKind second;
  private final ArgumentKind third;
  private final ArgumentKind fourth;

  Verb(Lasts lasts, ArgumentKind... kinds) {
    this.lasts = lasts;
    first = kinds.length > 0 ? kinds[0] : null;
    second = kinds.length > 1 ? kinds[1] : null;
    third = kinds.length > 2 ? kinds[2] : null;
    fourth = kinds.length > 3 ? kinds[3] : null;
  }

  Lasts lasts() {
    return lasts;
  }

  /** Whether it is about DM servers alone. */
  boolean isDm() {
    return first == ArgumentKind.DM_SERVER;
  }

  /** Whether it is drawn for boards that have a manager alone. */
  boolean isOfManagers() {
    return this == ROWS || this == CUT_SET || this == FLASH_UNSYNCED;
  }

  /** The kinds of its arguments, in their order. */
  List<ArgumentKind> kinds() {
    return Stream.of(first, second, third, fourth).filter(kind -> kind != null).toList();
  }

  /** The verb in one word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether bytes that the network has taken may be lost by it: because a connection breaks, or
   * because it seems dead for so long that an agent cuts it. Links have faults of their own, see
   * {@link LinkFault#mayLoseTraps}.
   */
  public boolean mayLoseTraps() {
    return MAY_LOSE_TRAPS.contains(name());
  }

  /** How it is written, for complaints. */
  String usage() {
    StringBuilder usage = new StringBuilder("at TIME ").append(word());
    for (ArgumentKind kind : kinds()) {
      usage.append(' ').append(kind.placeholder());
    }
    if (lasts != Lasts.NEVER) {
      usage.append(lasts == Lasts.MAYBE ? " [for TIME]" : " for TIME");
    }
    return usage.toString();
  }

  /** The verb of a word; null for none. */
  static Verb of(String word) {
    for (Verb verb : values()) {
      if (verb.word().equals(word)) {
        return verb;
      }
    }
    return null;
  }
}
