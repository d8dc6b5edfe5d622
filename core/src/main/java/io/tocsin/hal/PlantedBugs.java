/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Bugs that the simulated world plants in the agent, to see whether its checkers find them. */
public final class PlantedBugs {
  /** A small record is written and not synced. */
  public static final String SKIP_SYNC = "skip-sync";

  /** A start is not counted in the flash. */
  public static final String FORGET_BOOTS = "forget-boots";

  /** Some events have the identifier of the one before. */
  public static final String REUSE_ID = "reuse-id";

  /** Some events go nowhere and are not counted. */
  public static final String SILENT_DROP = "silent-drop";

  /** Some events change places with the one before. */
  public static final String SWAP_EVENTS = "swap-events";

  /** Some events that a full log loses are not counted. */
  public static final String MISCOUNT_DROP = "miscount-drop";

  /** Events that a dead session took back count as delivered. */
  public static final String FORGET_CURSOR = "forget-cursor";

  /** Events that a dead session took back are lost and not counted. */
  public static final String LOSE_TAKEN_BACK = "lose-taken-back";

  /** The second target never gets its turn. */
  public static final String STARVE_TARGET = "starve-target";

  /** A target that has its turn keeps it as long as it has something ready. */
  public static final String ENDLESS_TURN = "endless-turn";

  /** Notifications take no tokens from the bucket. */
  public static final String FREE_TOKENS = "free-tokens";

  /** Notifications take nothing from the bytes that all targets share. */
  public static final String FREE_BYTES = "free-bytes";

  /** Notifications follow one another without a pause. */
  public static final String NO_PAUSE = "no-pause";

  /** A step sends all that is ready. */
  public static final String ENDLESS_STEP = "endless-step";

  /** The watchdog is fed at the start alone. */
  public static final String NO_WATCHDOG = "no-watchdog";

  /** Each step asks for the next one at once. */
  public static final String ASK_AT_ONCE = "ask-at-once";

  /** After a failure the next attempt follows at once. */
  public static final String NO_BACKOFF = "no-backoff";

  /** Traps of a session that is not proven go out twice. */
  public static final String SEND_TWICE = "send-twice";

  /** Some informs go out again though they were acknowledged. */
  public static final String REPEAT_ACKNOWLEDGED = "repeat-acknowledged";

  /** A target gets an inform while another one waits for its answer. */
  public static final String TWO_INFORMS = "two-informs";

  /** Informs are sent again before their time. */
  public static final String EARLY_RETRY = "early-retry";

  /** A target is not told that it missed events. */
  public static final String NO_LOSS_REPORT = "no-loss-report";

  /** The fingerprint that is configured for a server does not count. */
  public static final String IGNORE_FINGERPRINT = "ignore-fingerprint";

  /** The name in the certificate of a server does not count. */
  public static final String IGNORE_NAME = "ignore-name";

  /** The dates of a certificate do not count. */
  public static final String IGNORE_DATES = "ignore-dates";

  /** All of them. */
  public static final List<String> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              SKIP_SYNC,
              FORGET_BOOTS,
              REUSE_ID,
              SILENT_DROP,
              SWAP_EVENTS,
              MISCOUNT_DROP,
              FORGET_CURSOR,
              LOSE_TAKEN_BACK,
              STARVE_TARGET,
              ENDLESS_TURN,
              FREE_TOKENS,
              FREE_BYTES,
              NO_PAUSE,
              ENDLESS_STEP,
              NO_WATCHDOG,
              ASK_AT_ONCE,
              NO_BACKOFF,
              SEND_TWICE,
              REPEAT_ACKNOWLEDGED,
              TWO_INFORMS,
              EARLY_RETRY,
              NO_LOSS_REPORT,
              IGNORE_FINGERPRINT,
              IGNORE_NAME,
              IGNORE_DATES));

  private PlantedBugs() {}
}
