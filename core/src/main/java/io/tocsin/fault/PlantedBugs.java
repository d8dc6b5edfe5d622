/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.fault;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Bugs that the simulated world plants in the agent, to see whether its checkers find them. */
public final class PlantedBugs {
  /** A small record is written and not synced. */
  public static final String SKIP_SYNC = "skip-sync";

  /** A small record is always written into the same slot. */
  public static final String ONE_SLOT = "one-slot";

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

  /** The journal writes its sectors and does not wait until they are durable. */
  public static final String JOURNAL_SKIP_SYNC = "journal-skip-sync";

  /** The record of an event goes before it is durable that the event is over. */
  public static final String JOURNAL_RELEASE_EARLY = "journal-release-early";

  /** The journal does not write how far targets have got, but for the first time. */
  public static final String JOURNAL_FORGET_PLACE = "journal-forget-place";

  /** An agent that ends says that its events are kept, and writes nothing. */
  public static final String JOURNAL_SKIP_STOP = "journal-skip-stop";

  /** Some events that a start brings back have another identifier. */
  public static final String JOURNAL_NEW_ID = "journal-new-id";

  /** What the journal writes is not taken from its budget. */
  public static final String JOURNAL_FREE_BYTES = "journal-free-bytes";

  /** The journal says that it is good while the flash fails. */
  public static final String JOURNAL_HIDE_FAILURE = "journal-hide-failure";

  /** A start does not restore the counters of what was delivered. */
  public static final String JOURNAL_FORGET_COUNTERS = "journal-forget-counters";

  /** A reload lets identifiers of events begin anew. */
  public static final String RELOAD_REUSE_ID = "reload-reuse-id";

  /** A reload forgets the oldest event of a log. */
  public static final String RELOAD_LOSE_EVENT = "reload-lose-event";

  /** A DM server is told of events before it has shown who it is. */
  public static final String DM_TELL_EARLY = "dm-tell-early";

  /** A DM server may show anything to prove who it is. */
  public static final String DM_BELIEVE = "dm-believe";

  /** Alerts that a DM server has not answered count as delivered. */
  public static final String DM_COUNT_SENT = "dm-count-sent";

  /** Some alerts go out again though the DM server has acknowledged them. */
  public static final String DM_FORGET_STATUS = "dm-forget-status";

  /** Events for DM servers do not make a board call them. */
  public static final String DM_NEVER_CALL = "dm-never-call";

  /** A DM server is called as often as there is cause, whatever the configuration says. */
  public static final String DM_FREE_SESSIONS = "dm-free-sessions";

  /** After a session that failed the next one follows at once. */
  public static final String DM_NO_BACKOFF = "dm-no-backoff";

  /** Sessions with DM servers may take any time. */
  public static final String DM_ENDLESS_SESSION = "dm-endless-session";

  /** Connections to DM servers are left open when the next one is begun. */
  public static final String DM_LEAVE_CONNECTION = "dm-leave-connection";

  /** DM servers are told of all traps when they have registered for one. */
  public static final String DM_TELL_ALL = "dm-tell-all";

  /** Events that say something of people go to DM servers without TLS too. */
  public static final String DM_TELL_ALOUD = "dm-tell-aloud";

  /**
   * Every server may register any server for traps, and have its account lead anywhere. Shows what
   * the attack is that the policy is against.
   */
  public static final String TRAP_POLICY_OFF = "trap-policy-off";

  /** A SET of rows is answered and not written. */
  public static final String ROWS_ANSWER_EARLY = "rows-answer-early";

  /** A SET makes the first of its rows in each table and leaves out the others. */
  public static final String ROWS_HALF = "rows-half";

  /** Rows of a SET that could not be written stay as it would have them. */
  public static final String ROWS_NO_UNDO = "rows-no-undo";

  /** What a write of rows that failed has left is not written over. */
  public static final String ROWS_LEAVE_DOUBT = "rows-leave-doubt";

  /** Rows that are to go with a restart are kept. */
  public static final String ROWS_KEEP_VOLATILE = "rows-keep-volatile";

  /** Rows that lack something go after a minute. */
  public static final String ROWS_EXPIRE_EARLY = "rows-expire-early";

  /** What SETs of rows write is not taken from their budget. */
  public static final String ROWS_FREE_BYTES = "rows-free-bytes";

  /** All that the checkers of the simulated world must find. */
  public static final List<String> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              SKIP_SYNC,
              ONE_SLOT,
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
              JOURNAL_SKIP_SYNC,
              JOURNAL_RELEASE_EARLY,
              JOURNAL_FORGET_PLACE,
              JOURNAL_SKIP_STOP,
              JOURNAL_NEW_ID,
              JOURNAL_FREE_BYTES,
              JOURNAL_HIDE_FAILURE,
              JOURNAL_FORGET_COUNTERS,
              RELOAD_REUSE_ID,
              RELOAD_LOSE_EVENT,
              IGNORE_FINGERPRINT,
              IGNORE_NAME,
              IGNORE_DATES,
              DM_TELL_EARLY,
              DM_BELIEVE,
              DM_COUNT_SENT,
              DM_FORGET_STATUS,
              DM_NEVER_CALL,
              DM_FREE_SESSIONS,
              DM_NO_BACKOFF,
              DM_ENDLESS_SESSION,
              DM_LEAVE_CONNECTION,
              DM_TELL_ALL,
              DM_TELL_ALOUD,
              TRAP_POLICY_OFF,
              ROWS_ANSWER_EARLY,
              ROWS_HALF,
              ROWS_NO_UNDO,
              ROWS_LEAVE_DOUBT,
              ROWS_KEEP_VOLATILE,
              ROWS_EXPIRE_EARLY,
              ROWS_FREE_BYTES));

  private PlantedBugs() {}
}
