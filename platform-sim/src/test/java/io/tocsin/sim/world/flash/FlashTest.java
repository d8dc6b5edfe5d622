/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.flash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.StorageRegion;
import io.tocsin.sim.world.RandomStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlashTest {

  private static final int SECTOR = StorageRegion.SECTOR_BYTES;
  private static final int SIZE = 4 * SECTOR;

  private final Flash flash = new Flash(new RandomStream(1));

  private StorageRegion region() throws IOException {
    return flash.open("record", SIZE);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] content(StorageRegion region) throws IOException {
    byte[] bytes = new byte[region.sizeBytes()];
    region.read(0, bytes, 0, bytes.length);
    return bytes;
  }

  @Test
  void shouldMakeARegionFilledWithZeros() throws IOException {
    assertEquals(SIZE, region().sizeBytes());
    assertArrayEquals(new byte[SIZE], content(region()));
    assertEquals(List.of("record"), List.copyOf(flash.regionNames()));
  }

  @Test
  void shouldReadWhatWasWrittenBeforeItIsSynced() throws IOException {
    region().write(100, filled(700, 5), 0, 700);
    byte[] read = new byte[700];
    region().read(100, read, 0, 700);
    assertArrayEquals(filled(700, 5), read);
    assertArrayEquals(new byte[SIZE], flash.durable("record"));
    assertEquals(700, flash.bytesWritten());
    assertEquals(1, flash.writeCount());
  }

  @Test
  void shouldKeepWhatWasSyncedThroughAPowerCut() throws IOException {
    region().write(0, filled(SIZE, 5), 0, SIZE);
    region().sync();
    flash.powerCut();
    assertArrayEquals(filled(SIZE, 5), content(region()));
    assertEquals(1, flash.syncCount());
  }

  @Test
  void shouldKeepAllWhenOnlyTheProgramEnds() throws IOException {
    region().write(0, filled(SIZE, 5), 0, SIZE);
    flash.flush();
    flash.powerCut();
    assertArrayEquals(filled(SIZE, 5), content(region()));
  }

  @Test
  void shouldLeaveEveryKindOfMixtureAndHarmNoOtherSector() throws IOException {
    int[] old = new int[1];
    Set<String> kinds = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      region().write(0, filled(SIZE, 1), 0, SIZE);
      region().sync();
      region().write(SECTOR, filled(2 * SECTOR, 2), 0, 2 * SECTOR);
      flash.powerCut();
      byte[] left = content(region());
      assertArrayEquals(filled(SECTOR, 1), Arrays.copyOf(left, SECTOR));
      assertArrayEquals(filled(SECTOR, 1), Arrays.copyOfRange(left, 3 * SECTOR, SIZE));
      String first = kind(Arrays.copyOfRange(left, SECTOR, 2 * SECTOR));
      String second = kind(Arrays.copyOfRange(left, 2 * SECTOR, 3 * SECTOR));
      kinds.add(first);
      old[0] += first.equals("old") && second.equals("new") ? 1 : 0;
    }
    assertEquals(Set.of("old", "new", "torn", "erased", "rubbish"), kinds);
    assertTrue(old[0] > 10, "the second sector arrives without the first: " + old[0]);
  }

  private static String kind(byte[] sector) {
    int[] counts = new int[256];
    for (byte each : sector) {
      counts[each & 0xFF]++;
    }
    if (counts[1] == SECTOR || counts[2] == SECTOR) {
      return counts[1] == SECTOR ? "old" : "new";
    }
    if (counts[1] + counts[2] == SECTOR) {
      return "torn";
    }
    return counts[0xFF] == SECTOR ? "erased" : "rubbish";
  }

  @Test
  void shouldLeaveAnyOfSeveralContentsOfASector() throws IOException {
    Set<Integer> left = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      region().write(0, filled(SECTOR, 1), 0, SECTOR);
      region().sync();
      region().write(0, filled(SECTOR, 2), 0, SECTOR);
      region().write(0, filled(SECTOR, 3), 0, SECTOR);
      flash.powerCut();
      left.add((int) content(region())[0]);
    }
    assertTrue(left.containsAll(Set.of(1, 2, 3)), left.toString());
  }

  @Test
  void shouldCutThePowerDuringTheNthWriteOrSync() throws IOException {
    flash.cutPowerDuring(3);
    StorageRegion region = region();
    region.write(0, filled(10, 1), 0, 10);
    region.sync();
    assertThrows(PowerCut.class, () -> region.write(0, filled(10, 2), 0, 10));
    flash.powerCut();
    region.write(0, filled(10, 3), 0, 10);
    assertEquals(3, content(region)[0]);
  }

  @Test
  void shouldCutThePowerInTheMiddleOfASync() throws IOException {
    int lost = 0;
    for (int i = 0; i < 100; i++) {
      StorageRegion region = region();
      region.write(0, filled(SECTOR, 0), 0, SECTOR);
      region.sync();
      region.write(0, filled(SECTOR, 9), 0, SECTOR);
      flash.cutPowerDuring(1);
      assertThrows(PowerCut.class, region::sync);
      flash.powerCut();
      byte[] left = Arrays.copyOf(content(region()), SECTOR);
      lost += Arrays.equals(filled(SECTOR, 9), left) ? 0 : 1;
    }
    assertTrue(lost > 20 && lost < 95, "" + lost);
  }

  @Test
  void shouldFailInEachWay() throws IOException {
    StorageRegion region = region();
    flash.setReadOnly(true);
    assertEquals("read-only file system", write(region));
    assertThrows(IOException.class, () -> flash.open("new", 10));
    content(region());
    flash.setReadOnly(false);
    flash.setFull(true);
    assertEquals("no space left on device", write(region));
    assertThrows(IOException.class, () -> flash.open("record", SIZE + 1));
    region();
    flash.setFull(false);
    flash.setFailing(true);
    assertEquals("input/output error", write(region));
    assertThrows(IOException.class, () -> content(region));
    assertThrows(IOException.class, region::sync);
    assertThrows(IOException.class, this::region);
    flash.setFailing(false);
    region.write(0, new byte[1], 0, 1);
    flash.setUnsynced(true);
    assertFalse(flash.isWorking());
    region.write(0, new byte[1], 0, 1);
    assertThrows(IOException.class, region::sync);
    flash.setUnsynced(false);
    assertTrue(flash.isWorking());
    region.sync();
  }

  private static String write(StorageRegion region) {
    return assertThrows(IOException.class, () -> region.write(0, new byte[1], 0, 1)).getMessage();
  }

  @Test
  void shouldTurnBits() throws IOException {
    StorageRegion region = region();
    flash.flipBit("record", 3, 7);
    assertEquals((byte) 0x80, content(region)[3]);
    flash.flipBit("record", 3, 7);
    flash.flipAnyBit();
    assertFalse(Arrays.equals(new byte[SIZE], content(region)));
  }

  @Test
  void shouldGrowARegionAndNeverCutIt() throws IOException {
    region().write(0, filled(SIZE, 4), 0, SIZE);
    StorageRegion larger = flash.open("record", SIZE + 5);
    assertArrayEquals(Arrays.copyOf(filled(SIZE, 4), SIZE + 5), content(larger));
    assertArrayEquals(content(larger), content(flash.open("record", 10)));
  }

  @Test
  void shouldRefuseWhatLiesOutsideOfTheRegion() throws IOException {
    StorageRegion region = region();
    byte[] bytes = new byte[2];
    assertThrows(IndexOutOfBoundsException.class, () -> region.read(SIZE - 1, bytes, 0, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> region.write(SIZE - 1, bytes, 0, 2));
  }
}
