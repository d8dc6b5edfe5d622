/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.hal.Log;
import io.tocsin.hal.Storage;
import io.tocsin.hal.StorageRegion;
import io.tocsin.store.FlashBudget;
import io.tocsin.store.KeyedLog;
import java.io.IOException;

/**
 * Keeps the events of the durable severities, and how far each target has got, over a restart and a
 * power cut.
 *
 * <p>The outbox in RAM is what counts; the journal follows it. What is new is written in batches:
 * an event that some target still waits for is durable {@link JournalSettings} windowMs after it
 * was offered, and what is younger may be lost when the power goes. What has become of events is
 * written along with new ones, or by itself after {@link #PLACE_WINDOW_MS}; a power cut within that
 * time makes targets get events again that they had, under the same identifier.
 *
 * <p>When the flash is full, read-only or broken, the outbox goes on in RAM, and the journal tries
 * again, ever more slowly, and writes all that matters when it can. When the budget of bytes is
 * used up, writing waits until there is some again, so that the window becomes longer.
 */
public final class Journal {

  /** State: no severity is journaled. */
  public static final int OFF = 1;

  /** State: events become durable within the window. */
  public static final int GOOD = 2;

  /** State: the budget of bytes, or a slow flash, makes events wait longer than the window. */
  public static final int SLOWED = 3;

  /** State: the flash fails, and no event becomes durable. */
  public static final int FAILING = 4;

  /** Name of the region. */
  public static final String REGION = "journal";

  /** Time in milliseconds after which it is written what has become of events. */
  public static final long PLACE_WINDOW_MS = 60_000;

  private static final String TOPIC = "journal";
  private static final long NEVER = Long.MAX_VALUE;

  /** By how many milliseconds events may be durable later than promised without being told. */
  private static final long LATE_MS_MAX = 1_000;

  /** Keys beyond those that are needed at a time, for records that are over but not forgotten. */
  private static final int SPARE_KEYS = 16;

  private final Storage storage;
  private final Outbox outbox;
  private final String[] targetNames;
  private final SubjectNames subjects;
  private final JournalSettings settings;
  private final Log trouble;
  private final JournalHealth health;
  private FlashBudget budget;
  private KeyedLog log;
  private JournalWriter writer;
  private int restoredEvents;
  private int damagedSectors;

  /** Whether the outbox has what earlier runs have left. */
  private boolean isRestored;

  private final YoungEvents young;

  /** What there was of changes when all was durable last. */
  private long settledChanges = -1;

  private long placesDueMs = NEVER;

  /** Whether the last step has written a part of what is due. */
  private boolean isUnderWay;

  private long notBeforeMs = Long.MIN_VALUE;

  /**
   * A journal that is not open yet.
   *
   * @param storage the board's memory
   * @param outbox whose events are kept
   * @param targetNames name of each target of the outbox, 32 octets of UTF-8 at most, read whenever
   *     something is written; empty for a place that no target has now
   * @param subjects names of what events are about
   * @param settings what the configuration says
   * @param trouble hears what goes wrong
   */
  public Journal(
      Storage storage,
      Outbox outbox,
      String[] targetNames,
      SubjectNames subjects,
      JournalSettings settings,
      Log trouble) {
    this.storage = storage;
    this.outbox = outbox;
    this.targetNames = targetNames;
    this.subjects = subjects;
    this.settings = settings;
    this.trouble = trouble;
    budget = new FlashBudget(settings.dayBytes(), 0);
    young = new YoungEvents(outbox, settings.leastSeverity(), settings.windowMs());
    health = new JournalHealth(isOff() ? OFF : GOOD, trouble);
  }

  private boolean isOff() {
    return settings.leastSeverity() > Severity.WORST;
  }

  /**
   * Opens the journal at the start and fills the outbox, which is still empty, with what was kept.
   * When the memory fails, the agent goes on without, and what was kept comes later, when the
   * memory can be read, behind the events that there are by then.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public void restore(long nowMs) {
    budget = new FlashBudget(settings.dayBytes(), nowMs);
    if (isOff()) {
      return;
    }
    try {
      open(true);
    } catch (IOException e) {
      failed(e, nowMs);
    }
  }

  /**
   * Opens the journal for an outbox that has taken over the events of another one.
   *
   * @param before that one's journal, which has been stopped
   * @param nowMs monotonic time in milliseconds
   */
  public void follow(Journal before, long nowMs) {
    restoredEvents = before.restoredEvents;
    damagedSectors = before.damagedSectors;
    isRestored = before.isRestored;
    health.adopt(before.health);
    // What is not kept any more must be known to be over, lest a start bring it back.
    placesDueMs = nowMs;
    budget = new FlashBudget(settings.dayBytes(), nowMs);
    if (isOff()) {
      return;
    }
    try {
      open(false);
    } catch (IOException e) {
      failed(e, nowMs);
    }
  }

  /**
   * Opens the log, finds out what it has that is of use, and brings back what no outbox has yet.
   *
   * @param isStart whether the outbox is still empty
   */
  private void open(boolean isStart) throws IOException {
    int keyCount = keyCount();
    int sectors = KeyedLog.sectorsNeeded(keyCount, JournalWriter.CONTENT_BYTES_MAX);
    // A quarter more than is needed makes cleaning rare.
    KeyedLog found =
        new KeyedLog(
            storage, REGION, keyCount, JournalWriter.CONTENT_BYTES_MAX, sectors + sectors / 4);
    JournalKeys keys = new JournalKeys(found.keyCount(), outbox);
    FoundRecords records = new FoundRecords(found, keys, budget, targetNames, subjects);
    JournalReader reader = new JournalReader(records, outbox, settings.leastSeverity());
    damagedSectors = Math.max(damagedSectors, found.damagedSectors());
    if (isRestored) {
      reader.match();
    } else {
      restoredEvents = isStart ? reader.restore() : reader.restoreLate();
      isRestored = true;
      tell();
    }
    writer =
        new JournalWriter(
            outbox, targetNames, subjects, settings.leastSeverity(), found, keys, budget);
    log = found;
  }

  private int keyCount() {
    int events = 0;
    for (int severity = settings.leastSeverity(); severity < Severity.COUNT; severity++) {
      events += outbox.log(severity).capacity();
    }
    return 1 + SPARE_KEYS + events + targetNames.length * Severity.WORST;
  }

  private void tell() {
    if (restoredEvents > 0 || damagedSectors > 0) {
      trouble.write(
          damagedSectors > 0 ? Log.WARNING : Log.INFO,
          TOPIC,
          "Events that wait since before the start: "
              + restoredEvents
              + "; sectors found damaged, as by a power cut: "
              + damagedSectors
              + ".");
    }
  }

  /**
   * Writes what is due.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to call again at the latest
   */
  public long step(long nowMs) {
    if (isOff()) {
      return NEVER;
    }
    noteChanges(nowMs);
    long dueMs = dueMs();
    if (nowMs >= dueMs) {
      attempt(nowMs);
      dueMs = dueMs();
    }
    return Math.min(dueMs, recoverMs(nowMs));
  }

  /** When the budget will have recovered though nothing is to be written any more. */
  private long recoverMs(long nowMs) {
    if (health.state() != SLOWED || young.dueMs() != NEVER) {
      return NEVER;
    }
    long waitMs = budget.halfFullMs(nowMs);
    if (waitMs > 0) {
      return nowMs + waitMs;
    }
    health.succeeded(true);
    return NEVER;
  }

  private long dueMs() {
    if (health.state() == GOOD) {
      // Events do not wait in silence for a budget that places have used up.
      return Math.min(young.dueMs(), placesWritableMs());
    }
    long dueMs = Math.min(young.dueMs(), placesDueMs);
    return dueMs == NEVER ? NEVER : Math.max(dueMs, notBeforeMs);
  }

  private long placesWritableMs() {
    return placesDueMs == NEVER ? NEVER : Math.max(placesDueMs, notBeforeMs);
  }

  private void noteChanges(long nowMs) {
    young.note(nowMs);
    if (placesDueMs == NEVER && settledChanges != changes()) {
      placesDueMs = nowMs + PLACE_WINDOW_MS;
    }
  }

  private long changes() {
    long sum = 0;
    for (int target = 0; target < targetNames.length; target++) {
      for (int severity = settings.leastSeverity(); severity < Severity.COUNT; severity++) {
        sum += outbox.queue(target).place(severity).changes();
      }
    }
    return sum;
  }

  private void attempt(long nowMs) {
    boolean isForPlaces = nowMs >= placesWritableMs();
    boolean mayPassOver = !isForPlaces && log != null;
    while (mayPassOver && nowMs >= young.dueMs() && writer.unsavedEvents(young) == 0) {
      young.passOver();
    }
    if (nowMs < dueMs()) {
      return;
    }
    isUnderWay = false;
    try {
      if (log == null) {
        open(false);
      }
      if (write(false, nowMs)) {
        succeeded(nowMs);
      }
    } catch (IOException e) {
      failed(e, nowMs);
    }
  }

  /**
   * Writes everything, or as much of it as may be written in one step.
   *
   * @param atAnyCost whether to run into debt where the budget does not allow it, and to keep the
   *     agent for as long as it takes
   * @return false when there is more to write: the budget does not allow it, or the next step does
   *     it
   */
  private boolean write(boolean atAnyCost, long nowMs) throws IOException {
    boolean isComplete = false;
    while (!isComplete) {
      isComplete = writer.put();
      long waitMs = budget.waitMs(writer.cost(), nowMs);
      if (waitMs > 0 && !atAnyCost) {
        slowed(nowMs + waitMs);
        return false;
      }
      long unsaved = isComplete ? 0 : writer.unsavedEvents();
      boolean cameFree = sync(nowMs);
      if (writer.isCutShort()) {
        if (!atAnyCost) {
          goOnLater(nowMs);
          return false;
        }
        continue;
      }
      // When no key has come free, some other time will have to do.
      isComplete |= !cameFree && writer.unsavedEvents() == unsaved;
    }
    return true;
  }

  private boolean sync(long nowMs) throws IOException {
    long before = log.writtenBytes();
    try {
      log.sync();
    } finally {
      budget.spend(log.writtenBytes() - before, nowMs);
    }
    return writer.settle();
  }

  private void succeeded(long nowMs) {
    young.settle();
    noteSettled();
    placesDueMs = NEVER;
    notBeforeMs = Long.MIN_VALUE;
    health.succeeded(budget.isHalfFull(nowMs));
  }

  private void noteSettled() {
    settledChanges = writer.isSettled() ? changes() : -1;
  }

  /** The next step, which is due at once, writes more. */
  private void goOnLater(long nowMs) {
    isUnderWay = true;
    // What is not due has no time at which it is late.
    if (young.dueMs() <= nowMs - LATE_MS_MAX) {
      health.slowed("The flash is slow");
    }
  }

  private void slowed(long untilMs) {
    notBeforeMs = untilMs;
    if (writer.unsavedEvents() > 0) {
      health.slowed(
          "The bytes that may be written in a day, journal.day.bytes, are used up for now");
    }
  }

  private void failed(IOException e, long nowMs) {
    notBeforeMs = nowMs + health.failed(e);
    // So that it is tried again, and the agent is known to be well again, without new events.
    placesDueMs = Math.min(placesDueMs, notBeforeMs);
  }

  /**
   * Writes everything at once, before the agent ends. The budget waits for it, as it can be paid
   * back after the next start, and events that are lost now can not.
   *
   * @param nowMs monotonic time in milliseconds
   * @return the least severity of which all events that wait are durable; greater than {@link
   *     Severity#WORST} for none
   */
  public int stop(long nowMs) {
    if (isOff()) {
      return JournalSettings.OFF;
    }
    if (Faults.planted(PlantedBugs.JOURNAL_SKIP_STOP)) {
      close();
      return settings.leastSeverity();
    }
    try {
      if (log == null) {
        open(false);
      }
      boolean isComplete = write(true, nowMs) && writer.unsavedEvents() == 0;
      noteSettled();
      return isComplete ? settings.leastSeverity() : JournalSettings.OFF;
    } catch (IOException e) {
      failed(e, nowMs);
      return JournalSettings.OFF;
    } finally {
      close();
    }
  }

  /** Gives the memory back. Harmless when repeated. */
  public void close() {
    if (log != null) {
      log.close();
    }
  }

  /**
   * Whether receivers have to be told that the state has changed; at most once in a minute.
   *
   * @param event takes the report then
   * @param nowMs monotonic time in milliseconds
   */
  public boolean isReportDue(Event event, long nowMs) {
    return health.isReportDue(event, nowMs);
  }

  /** {@link #OFF}, {@link #GOOD}, {@link #SLOWED} or {@link #FAILING}. */
  public int state() {
    boolean isHidden =
        health.state() == FAILING && Faults.planted(PlantedBugs.JOURNAL_HIDE_FAILURE);
    return isHidden ? GOOD : health.state();
  }

  /** Why the memory failed last; empty when it never did since the start. */
  public String lastError() {
    return health.lastError();
  }

  /**
   * Whether a power cut would take back nothing now: no event that waits, and nothing of what has
   * become of others.
   */
  public boolean isSettled() {
    return isOff() || settledChanges == changes();
  }

  /**
   * Whether nothing is written for a while, because the memory failed or the budget is used up.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public boolean isWaiting(long nowMs) {
    return nowMs < notBeforeMs;
  }

  /** Whether the last step has written a part of what was due, and the next one goes on at once. */
  public boolean isUnderWay() {
    return isUnderWay;
  }

  /** Events that wait for a target and that a power cut would lose now. */
  public int unsavedEvents() {
    return writer == null ? outbox.neededEvents(settings.leastSeverity()) : writer.unsavedEvents();
  }

  /**
   * Bytes written since the day began, a day being 24 hours of operation.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public long bytesToday(long nowMs) {
    return budget.bytesToday(nowMs);
  }

  /** Events that were brought back at the start. */
  public int restoredEvents() {
    return restoredEvents;
  }

  /** Sectors of {@link StorageRegion#SECTOR_BYTES} that were found damaged at the start. */
  public int damagedSectors() {
    return damagedSectors;
  }
}
