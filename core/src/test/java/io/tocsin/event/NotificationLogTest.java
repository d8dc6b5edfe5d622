/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the log, and what goes out of it (RFC 3014). */
class NotificationLogTest {

  private static final long MINUTE_MS = 60_000;

  private final NotificationLog log = new NotificationLog(4);
  private final Event event = new Event();

  private void add(NotificationLog to, int value, long nowMs) {
    event.fill(EventKind.LINE_CHANGED, Severity.WARNING, 0, value, 0, 0).stamp(value, 0, 0);
    to.add(event, nowMs, NotificationLog.NO_WALL_TIME);
  }

  private void addAbout(int kind, int subject) {
    log.add(event.fill(kind, Severity.WARNING, subject, 0, 0, 0), 0, 0);
  }

  /** Index and value of each entry, in the order of the indexes. */
  private static List<String> entries(NotificationLog log) {
    List<String> entries = new ArrayList<>();
    int slot = log.findNext(0);
    while (slot != NotificationLog.NONE) {
      entries.add(log.index(slot) + ":" + log.event(slot).value());
      assertEquals(slot, log.find(log.index(slot)));
      slot = log.findNext(log.index(slot));
    }
    return entries;
  }

  @Test
  void shouldKeepCopiesFromTheOldestToTheLatest() {
    assertEquals(List.of(), entries(log));
    add(log, 7, 0);
    add(log, 8, 0);
    assertEquals(List.of("1:7", "2:8"), entries(log));
    assertEquals(2, log.logged());
    assertEquals(0, log.bumped());
  }

  @Test
  void shouldTellWhenAnEntryCame() {
    log.add(event.stamp(5, 6, 7), 1_234, 5_678);
    add(log, 1, 2_345);
    int first = log.find(1);
    assertEquals(1_234, log.loggedMs(first));
    assertEquals(5_678, log.wallMs(first));
    assertEquals(6, log.event(first).upTimeHundredths());
    assertEquals(NotificationLog.NO_WALL_TIME, log.wallMs(log.find(2)));
  }

  @Test
  void shouldBumpTheOldestWhenItIsFull() {
    for (int value = 1; value <= 6; value++) {
      add(log, value, 0);
    }
    assertEquals(List.of("3:3", "4:4", "5:5", "6:6"), entries(log));
    assertEquals(6, log.logged());
    assertEquals(2, log.bumped());
    assertEquals(NotificationLog.NONE, log.find(2));
    assertEquals(NotificationLog.NONE, log.find(7));
    assertEquals(NotificationLog.NONE, log.find(0));
    assertEquals(NotificationLog.NONE, log.find(NotificationLog.INDEX_MAX + 3));
  }

  /** RFC 3014 nlmLogIndex: behind the greatest comes 1. */
  @Test
  void shouldGoOnWithOneBehindTheGreatestIndex() {
    NotificationLog old = new NotificationLog(4, NotificationLog.INDEX_MAX - 2);
    add(old, 1, 0);
    assertEquals(List.of("4294967294:1"), entries(old));
    add(old, 2, 0);
    assertEquals(List.of("4294967294:1", "4294967295:2"), entries(old));
    add(old, 3, 0);
    add(old, 4, 0);
    assertEquals(List.of("1:3", "2:4", "4294967294:1", "4294967295:2"), entries(old));
    add(old, 5, 0);
    assertEquals(List.of("1:3", "2:4", "3:5", "4294967295:2"), entries(old), "the oldest went");
    assertEquals(NotificationLog.NONE, old.findNext(NotificationLog.INDEX_MAX));
  }

  /** RFC 3014 nlmConfigGlobalEntryLimit. */
  @Test
  void shouldDiscardTheOldestWhenItsLimitIsLowered() {
    for (int value = 1; value <= 4; value++) {
      add(log, value, 0);
    }
    log.setLimit(2);
    log.trim();
    assertEquals(List.of("3:3", "4:4"), entries(log));
    assertEquals(2, log.bumped());
    add(log, 5, 0);
    assertEquals(List.of("4:4", "5:5"), entries(log));
    log.setLimit(0);
    log.trim();
    for (int value = 6; value <= 8; value++) {
      add(log, value, 0);
    }
    assertEquals(List.of("5:5", "6:6", "7:7", "8:8"), entries(log), "as many as there is room for");
    assertEquals(4, log.bumped());
  }

  @Test
  void shouldDiscardNothingBeforeItIsToldTo() {
    add(log, 1, 0);
    add(log, 2, 0);
    log.setLimit(1);
    log.setLimit(4);
    log.trim();
    assertEquals(List.of("1:1", "2:2"), entries(log));
  }

  /** RFC 3014 nlmConfigGlobalAgeOut; what went by age is not among those bumped. */
  @Test
  void shouldForgetWhatIsTooOld() {
    assertEquals(1_440, log.ageOutMinutes(), "a day");
    log.setAgeOutMinutes(2);
    assertEquals(Long.MAX_VALUE, log.step(0));
    add(log, 1, 10);
    add(log, 2, 20);
    assertEquals(10 + 2 * MINUTE_MS, log.step(20));
    assertEquals(10 + 2 * MINUTE_MS, log.step(9 + 2 * MINUTE_MS));
    assertEquals(List.of("1:1", "2:2"), entries(log));
    assertEquals(20 + 2 * MINUTE_MS, log.step(10 + 2 * MINUTE_MS));
    assertEquals(List.of("2:2"), entries(log));
    assertEquals(Long.MAX_VALUE, log.step(1_000 * MINUTE_MS));
    assertEquals(List.of(), entries(log));
    assertEquals(0, log.bumped());
    add(log, 3, 1_000 * MINUTE_MS);
    assertEquals(List.of("3:3"), entries(log), "the index goes on");
  }

  @Test
  void shouldForgetNothingByAgeWhenThatIsSwitchedOff() {
    log.setAgeOutMinutes(0);
    add(log, 1, 0);
    assertEquals(Long.MAX_VALUE, log.step(Long.MAX_VALUE / 2));
    assertEquals(List.of("1:1"), entries(log));
  }

  @Test
  void shouldTakeTheGreatestAge() {
    log.setAgeOutMinutes(0xFFFF_FFFFL);
    add(log, 1, 5);
    assertEquals(5 + 0xFFFF_FFFFL * MINUTE_MS, log.step(5));
  }

  /** RFC 3014 nlmConfigLogAdminStatus: without otherwise disturbing the log. */
  @Test
  void shouldTakeNothingWhileItIsDisabledAndKeepWhatItHas() {
    add(log, 1, 0);
    log.setEnabled(false);
    add(log, 2, 0);
    assertEquals(List.of("1:1"), entries(log));
    assertEquals(1, log.logged());
    log.setEnabled(true);
    add(log, 3, 0);
    assertEquals(List.of("1:1", "2:3"), entries(log));
  }

  @Test
  void shouldLogNothingWithoutRoom() {
    NotificationLog none = new NotificationLog(0);
    assertFalse(none.isEnabled());
    none.setEnabled(true);
    assertFalse(none.isEnabled());
    add(none, 1, 0);
    none.trim();
    none.removeAbout(0);
    assertEquals(Long.MAX_VALUE, none.step(0));
    assertEquals(List.of(), entries(none));
    assertEquals(NotificationLog.NONE, none.find(1));
    assertEquals(0, none.logged());
    assertEquals(0, none.bumped());
  }

  @Test
  void shouldForgetWhatIsAboutATargetThatIsGone() {
    addAbout(EventKind.EVENTS_LOST, 1);
    addAbout(EventKind.LINE_CHANGED, 1);
    addAbout(EventKind.SERVER_CERTIFICATE_UNKNOWN, 2);
    addAbout(EventKind.SERVER_CERTIFICATE_INVALID, 1);
    log.removeAbout(1);
    assertEquals(List.of("2:0", "3:0"), entries(log));
    assertEquals(0, log.bumped());
    add(log, 9, 0);
    assertEquals(List.of("2:0", "3:0", "5:9"), entries(log));
    assertEquals(EventKind.SERVER_CERTIFICATE_UNKNOWN, log.event(log.find(3)).kind());
  }

  @Test
  void shouldFollowItsSubjectsToTheirNewNumbers() {
    addAbout(EventKind.LINE_CHANGED, 0);
    addAbout(EventKind.COLD_START, 0);
    addAbout(EventKind.LINE_CHANGED, 1);
    addAbout(EventKind.LINE_CHANGED, 2);
    log.renumber(new SubjectMap(lines("a", "b", "c"), lines("c", "x", "a")));
    assertEquals(2, log.event(log.find(1)).subject());
    assertEquals(EventKind.COLD_START, log.event(log.find(2)).kind());
    assertEquals(NotificationLog.NONE, log.find(3), "b is gone");
    assertEquals(0, log.event(log.find(4)).subject());
    assertEquals(3, log.count());
  }

  private static SubjectNames lines(String... names) {
    return new SubjectNames() {
      @Override
      public int count(int kind) {
        return kind == EventKind.LINE_CHANGED ? names.length : 0;
      }

      @Override
      public String name(int kind, int subject) {
        return names[subject];
      }
    };
  }
}
