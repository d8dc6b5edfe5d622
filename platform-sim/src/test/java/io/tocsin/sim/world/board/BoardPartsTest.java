/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Log;
import io.tocsin.hal.Sensor;
import io.tocsin.hal.ValueFile;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.Scheduler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardPartsTest {

  private final Scheduler scheduler = new Scheduler();

  private void run(long timeMs) {
    scheduler.runUntil(scheduler.nowMs() + timeMs);
  }

  // ---- the clock ----

  @Test
  void shouldCountFromEachStart() {
    run(1000);
    BoardClock clock = new BoardClock(scheduler);
    assertEquals(0, clock.monotonicMs());
    run(500);
    assertEquals(500, clock.monotonicMs());
    assertEquals(1700, clock.worldMs(700));
    assertEquals(Long.MAX_VALUE, clock.worldMs(Long.MAX_VALUE));
    clock.start();
    assertEquals(0, clock.monotonicMs());
  }

  @Test
  void shouldBeginIn1970AndNotBeTrusted() {
    BoardClock clock = new BoardClock(scheduler);
    run(100);
    assertEquals(100, clock.wallMs());
    assertFalse(clock.wallTrusted());
    clock.setTrusted(true);
    assertTrue(clock.wallTrusted());
  }

  @Test
  void shouldStepAndDriftAndGoBackWithoutTheMonotonicClock() {
    BoardClock clock = new BoardClock(scheduler);
    clock.setWall(1_000_000);
    run(1000);
    clock.stepWall(-500_000);
    assertEquals(501_000, clock.wallMs());
    clock.setDriftPartsPerMillion(100);
    run(1_000_000);
    assertEquals(501_000 + 1_000_100, clock.wallMs());
    clock.setDriftPartsPerMillion(-100);
    run(1_000_000);
    assertEquals(501_000 + 2_000_000, clock.wallMs());
    assertEquals(2_001_000, clock.monotonicMs());
  }

  // ---- the watchdog ----

  @Test
  void shouldNotBiteAsLongAsItIsFed() {
    BoardWatchdog watchdog = new BoardWatchdog(scheduler, 100);
    run(1000);
    for (int i = 0; i < 20; i++) {
      watchdog.feed();
      run(100);
    }
    assertEquals(0, watchdog.missedCount());
    assertEquals(100, watchdog.pauseMsMax());
  }

  @Test
  void shouldBiteOnceWhenItIsNotFed() {
    List<Long> bites = new ArrayList<>();
    BoardWatchdog watchdog = new BoardWatchdog(scheduler, 100);
    watchdog.setBite(() -> bites.add(scheduler.nowMs()));
    watchdog.feed();
    run(50);
    watchdog.feed();
    run(1000);
    assertEquals(List.of(151L), bites);
    assertEquals(1, watchdog.missedCount());
  }

  @Test
  void shouldSleepWhileTheBoardIsOff() {
    BoardWatchdog watchdog = new BoardWatchdog(scheduler, 100);
    watchdog.feed();
    watchdog.sleep();
    run(1000);
    assertEquals(0, watchdog.missedCount());
    watchdog.feed();
    assertEquals(0, watchdog.pauseMsMax());
  }

  @Test
  void shouldNeverBiteWithoutATimeout() {
    BoardWatchdog watchdog = new BoardWatchdog(scheduler, 0);
    watchdog.feed();
    run(1000);
    assertEquals(0, watchdog.missedCount());
  }

  // ---- log, files, entropy ----

  @Test
  void shouldKeepTheNewestEntriesAndCountAll() {
    BoundedLog log = new BoundedLog(scheduler, 2, Log.INFO);
    List<String> read = new ArrayList<>();
    log.setReader(read::add);
    run(5);
    log.write(Log.ERROR, "a", "one.");
    log.write(Log.INFO, "b", "two.");
    log.write(Log.DEBUG, "b", "nobody reads this.");
    log.write(Log.INFO, "c", "three.");
    assertEquals(List.of("5 info b: two.", "5 info c: three."), log.entries());
    assertEquals(List.of("one.", "two.", "three."), read);
    assertEquals(1, log.count(Log.ERROR));
    assertEquals(2, log.count(Log.INFO));
    assertEquals(0, log.count(Log.DEBUG));
  }

  @Test
  void shouldReadTheFilesThatWerePut() throws IOException {
    MemoryFiles files = new MemoryFiles();
    files.put("a", new byte[] {1, 2});
    assertArrayEquals(new byte[] {1, 2}, files.read("a", 2));
    assertThrows(IOException.class, () -> files.read("a", 1));
    files.remove("a");
    assertEquals(
        "a: no such file", assertThrows(IOException.class, () -> files.read("a", 2)).getMessage());
  }

  @Test
  void shouldReadAFileOfASensorInTheMomentInWhichItIsPut() {
    MemoryFiles files = new MemoryFiles();
    ValueFile file = files.open("a", 1_000, 5_000);
    assertEquals(Sensor.UNAVAILABLE, file.status());
    files.put("a", new byte[] {'4', '2'});
    assertEquals(Sensor.OK, file.status());
    byte[] text = new byte[ValueFile.TEXT_BYTES_MAX];
    assertEquals(2, file.text(text));
    assertEquals('2', text[1]);
    long before = file.readings();
    files.put("a", new byte[] {'4', '3'});
    assertTrue(file.readings() > before);
    files.setSilent("a", true);
    assertEquals(Sensor.FAULTY, file.status());
    files.setSilent("a", false);
    assertEquals(Sensor.OK, file.status());
    file.close();
    assertEquals(Sensor.UNAVAILABLE, file.status());
  }

  @Test
  void shouldDrawItsEntropyFromTheStream() {
    byte[] one = new byte[20];
    byte[] other = new byte[20];
    new StreamEntropy(new RandomStream(1)).fill(one, 5, 10);
    new RandomStream(1).fill(other, 5, 10);
    assertArrayEquals(other, one);
  }
}
