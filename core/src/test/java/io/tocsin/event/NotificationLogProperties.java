/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The notification log beside a list of what should be in it, under random operations. */
class NotificationLogProperties {

  private static final long MINUTE_MS = 60_000;
  private static final int TARGETS = 3;

  private record Entry(long index, int value, int target, long loggedMs) {}

  private final List<Entry> model = new ArrayList<>();
  private final Event event = new Event();
  private NotificationLog log;
  private int room;
  private int limit;
  private long ageOutMs;
  private boolean enabled;
  private long nextIndex;
  private long logged;
  private long bumped;
  private long nowMs;

  @Property(tries = 500)
  void shouldDoWhatAListDoes(
      @ForAll @IntRange(min = 0, max = 12) int capacity,
      @ForAll @IntRange(min = 0, max = 60) int beforeTheLastIndex,
      @ForAll long seed) {
    start(capacity, beforeTheLastIndex);
    Random random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      nowMs += random.nextInt(30_000);
      operate(random);
      compare();
    }
  }

  private void start(int capacity, int beforeTheLastIndex) {
    model.clear();
    log = new NotificationLog(capacity, NotificationLog.INDEX_MAX - beforeTheLastIndex);
    room = capacity;
    limit = capacity;
    ageOutMs = 1_440 * MINUTE_MS;
    enabled = capacity > 0;
    nextIndex = beforeTheLastIndex == 0 ? 1 : NotificationLog.INDEX_MAX - beforeTheLastIndex + 1;
    logged = 0;
    bumped = 0;
    nowMs = 0;
  }

  private void operate(Random random) {
    switch (random.nextInt(12)) {
      case 0:
        limit = random.nextInt(room + 1);
        log.setLimit(limit);
        log.trim();
        bump(bound());
        break;
      case 1:
        int minutes = random.nextInt(4);
        log.setAgeOutMinutes(minutes);
        ageOutMs = minutes * MINUTE_MS;
        break;
      case 2:
        log.step(nowMs);
        model.removeIf(entry -> ageOutMs > 0 && nowMs - entry.loggedMs >= ageOutMs);
        break;
      case 3:
        int target = random.nextInt(TARGETS);
        log.removeAbout(target);
        model.removeIf(entry -> entry.target == target);
        break;
      case 4:
        enabled = random.nextInt(3) > 0 && room > 0;
        log.setEnabled(enabled);
        break;
      default:
        add(random);
        break;
    }
  }

  private void add(Random random) {
    int value = random.nextInt();
    int target = random.nextInt(3 * TARGETS);
    event.fill(EventKind.EVENTS_LOST, Severity.WARNING, target, value, 0, 0);
    log.add(event, nowMs, nowMs);
    if (enabled) {
      bump(bound() - 1);
      model.add(new Entry(nextIndex, value, target, nowMs));
      nextIndex = nextIndex == NotificationLog.INDEX_MAX ? 1 : nextIndex + 1;
      logged++;
    }
  }

  private int bound() {
    return limit == 0 ? room : limit;
  }

  private void bump(int greatest) {
    while (model.size() > greatest) {
      model.remove(0);
      bumped++;
    }
  }

  private void compare() {
    assertEquals(logged, log.logged());
    assertEquals(bumped, log.bumped());
    assertEquals(model.size(), log.count());
    TreeMap<Long, Entry> byIndex = new TreeMap<>();
    model.forEach(entry -> byIndex.put(entry.index, entry));
    Iterator<Map.Entry<Long, Entry>> expected = byIndex.entrySet().iterator();
    for (int slot = log.findNext(0); slot != NotificationLog.NONE; ) {
      Entry entry = expected.next().getValue();
      assertEquals(entry.index, log.index(slot));
      assertEquals(entry.value, log.event(slot).value());
      assertEquals(entry.target, log.event(slot).subject());
      assertEquals(entry.loggedMs, log.loggedMs(slot));
      slot = log.findNext(entry.index);
    }
    assertEquals(false, expected.hasNext());
    // Around both ends of the indexes, each probe finds what the map finds.
    for (long step = -20; step < 100; step++) {
      long probe = Math.floorMod(step, NotificationLog.INDEX_MAX + 1);
      int found = log.find(probe);
      assertEquals(byIndex.containsKey(probe), found != NotificationLog.NONE);
      Map.Entry<Long, Entry> next = byIndex.higherEntry(probe);
      int slot = log.findNext(probe);
      assertEquals(next == null ? 0 : next.getKey(), slot < 0 ? 0 : log.index(slot));
    }
  }
}
