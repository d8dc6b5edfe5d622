/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.tocsin.config.Texts;
import io.tocsin.hal.Sensor;
import io.tocsin.hal.TestBoard;
import io.tocsin.hal.TestValueFiles;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfiguredBoardTest {

  private static final String[] TWO = {
    "sensor.period.ms = 500",
    "limit.sensor.read.ms = 700",
    "sensor.boiler.file = w1_slave",
    "sensor.boiler.unit = C",
    "sensor.boiler.scale = 0.001",
    "sensor.boiler.offset = -0.5",
    "sensor.boiler.pattern = t=",
    "sensor.tank.file = /sys/tank",
    "sensor.tank.unit = %",
  };

  private final TestBoard hardware =
      TestBoard.of(List.of("door"), List.of("heat"), List.of("eth0"));
  private final TestValueFiles files = new TestValueFiles();

  private ConfiguredBoard opened(String... lines) {
    ConfiguredBoard board = new ConfiguredBoard(hardware, Texts.configuration(lines));
    board.open(files);
    return board;
  }

  private static String told(Sensor sensor) {
    return sensor.name()
        + " "
        + sensor.valueMilli()
        + " "
        + sensor.unit()
        + " "
        + List.of("ok", "unavailable", "faulty").get(sensor.status());
  }

  @Test
  void shouldHaveItsOwnSensorsFirstAndThoseOfTheConfigurationInItsOrder() {
    ConfiguredBoard board = opened(TWO);
    assertEquals(3, board.sensorCount());
    assertEquals("heat 0 C ok", told(board.sensor(0)));
    assertEquals("boiler 0 C unavailable", told(board.sensor(1)));
    assertEquals("tank 0 % unavailable", told(board.sensor(2)));
    assertEquals(List.of("w1_slave 500 700", "/sys/tank 500 700"), files.open);
  }

  @Test
  void shouldBeTheBoardInAllElse() {
    ConfiguredBoard board = opened(TWO);
    assertEquals("test board", board.description());
    assertEquals("serial-1", board.serial());
    assertEquals(1, board.lineCount());
    assertEquals("door", board.line(0).name());
    assertEquals(1, board.linkCount());
    assertEquals("eth0", board.link(0).name());
    hardware.change(0, true);
    assertEquals(1, board.pollLineChange());
    assertEquals(-1, board.pollLineChange());
  }

  @Test
  void shouldHaveTheLastGoodValueOfTheFile() {
    Sensor boiler = opened(TWO).sensor(1);
    files.put("w1_slave", "75 01 4b 46 7f ff 0b 10 dd : crc=dd YES\n75 01 4b t=23125\n");
    assertEquals("boiler 22625 C ok", told(boiler));
    files.put("w1_slave", "75 01 4b 46 7f ff 0b 10 dd : crc=dd NO\n");
    assertEquals("boiler 22625 C faulty", told(boiler));
    files.put("w1_slave", "");
    assertEquals("boiler 22625 C faulty", told(boiler));
    files.put("w1_slave", "t=9999999999\n");
    assertEquals("boiler 22625 C faulty", told(boiler));
    files.put("w1_slave", "t=-500\n");
    assertEquals("boiler -1000 C ok", told(boiler));
    files.silent.add("w1_slave");
    assertEquals("boiler -1000 C faulty", told(boiler));
    files.silent.clear();
    assertEquals("boiler -1000 C ok", told(boiler));
    files.remove("w1_slave");
    assertEquals("boiler -1000 C unavailable", told(boiler));
  }

  @Test
  void shouldTakeOverTheFilesThatStayAndCloseTheOthers() {
    ConfiguredBoard before = opened(TWO);
    files.put("w1_slave", "t=23125");
    files.put("/sys/tank", "50");
    assertEquals("boiler 22625 C ok", told(before.sensor(1)));
    String[] other = TWO.clone();
    other[7] = "sensor.tank.file = /sys/other";
    ConfiguredBoard after = new ConfiguredBoard(hardware, Texts.configuration(other));
    assertEquals("boiler 0 C unavailable", told(after.sensor(1)), "nothing is open before it");
    after.adopt(before);
    after.open(files);
    assertEquals(3, files.openedCount);
    assertEquals(List.of("w1_slave 500 700", "/sys/other 500 700"), files.open);
    assertEquals("boiler 22625 C ok", told(after.sensor(1)));
    assertEquals("tank 0 % unavailable", told(after.sensor(2)));
    assertEquals("boiler 22625 C unavailable", told(before.sensor(1)));
    after.close();
    after.close();
    assertEquals(List.of(), files.open);
  }

  @Test
  void shouldUnderstandAFileAnewWhenTheConfigurationSaysSo() {
    ConfiguredBoard before = opened(TWO);
    files.put("w1_slave", "t=23125");
    assertEquals("boiler 22625 C ok", told(before.sensor(1)));
    for (int i : new int[] {0, 1, 3, 4, 5, 6}) {
      String[] other = TWO.clone();
      other[i] =
          List.of(
                  "sensor.period.ms = 600",
                  "limit.sensor.read.ms = 800",
                  "",
                  "sensor.boiler.unit = K",
                  "sensor.boiler.scale = 0.002",
                  "sensor.boiler.offset = 0",
                  "sensor.boiler.pattern = =")
              .get(i);
      int opened = files.openedCount;
      ConfiguredBoard after = new ConfiguredBoard(hardware, Texts.configuration(other));
      after.adopt(before);
      after.open(files);
      boolean isForBoth = i < 2;
      assertEquals(opened + (isForBoth ? 2 : 1), files.openedCount, other[i]);
      assertEquals(2, files.open.size());
      before = opened(TWO);
      after.close();
    }
  }

  @Test
  void shouldAllocateNothingToReadSensors() {
    ConfiguredBoard board = opened(TWO);
    files.put("/sys/tank", "  50.5 %\n");
    files.put("w1_slave", "75 01 4b 46 7f ff 0b 10 dd : crc=dd YES\n75 01 4b t=23125\n");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long sum = read(board, 20_000);
    // The greatest but one of ten: one may hold what the virtual machine books on the thread when
    // it compiles.
    long[] allocated = new long[10];
    for (int i = 0; i < allocated.length; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      sum += read(board, 1_000);
      allocated[i] = threads.getThreadAllocatedBytes(thread) - before;
    }
    Arrays.sort(allocated);
    assertEquals(0, allocated[allocated.length - 2]);
    assertEquals(30_000L * (22_625 + 50_500), sum);
  }

  private long read(ConfiguredBoard board, int rounds) {
    long sum = 0;
    for (int i = 0; i < rounds; i++) {
      files.readAgain();
      for (int sensor = 1; sensor < board.sensorCount(); sensor++) {
        sum += board.sensor(sensor).status() == Sensor.OK ? board.sensor(sensor).valueMilli() : 0;
      }
    }
    return sum;
  }
}
