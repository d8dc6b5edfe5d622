/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Sensor;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sensors that are found by themselves, board by board. */
@Timeout(60)
class BoardSensorsTest {

  @TempDir private Path folder;
  private BoardBed bed;

  @AfterEach
  void close() {
    bed.close();
  }

  private void shouldHave(String board, String sensors) throws Exception {
    bed = new BoardBed(folder, board).start();
    Set<String> unread = new HashSet<>();
    BoardBed.await(
        () -> {
          unread.clear();
          for (int i = 0; i < bed.board.sensorCount(); i++) {
            Sensor sensor = bed.board.sensor(i);
            bed.board.host().update();
            if (sensor.status() == Sensor.UNAVAILABLE && !sensor.name().startsWith("disk-")) {
              unread.add(sensor.name());
            }
          }
          return unread.isEmpty();
        });
    assertEquals(sensors, bed.sensors());
  }

  @Test
  void shouldFindThoseOfAPiZero2W() throws Exception {
    shouldHave(
        "pi-zero-2w",
        """
        cpu-thermal 43470 C
        frequency-capped 0 bool
        load-1m 80 load
        memory 25000 %
        soft-temperature-limit 0 bool
        swap 0 %
        throttled 0 bool
        under-voltage 0 bool
        w1-28-00000a1b2c3d -500 C
        w1-28-0316a2795e1f 21187 C
        """);
  }

  @Test
  void shouldFindThoseOfAPi3B() throws Exception {
    shouldHave(
        "pi-3b",
        """
        bme280-1-0076-humidityrelative 43216 %RH
        bme280-1-0076-pressure 100346 kPa
        bme280-1-0076-temp 21350 C
        cpu-thermal 61224 C
        frequency-capped 0 bool
        load-1m 1520 load
        memory 50000 %
        soft-temperature-limit 0 bool
        throttled 1000 bool
        under-voltage 1000 bool
        """);
  }

  @Test
  void shouldFindThoseOfAPi4B() throws Exception {
    shouldHave(
        "pi-4b",
        """
        ads1115-1-004a-voltage0 1543 V
        ads1115-1-004a-voltage0-voltage1 -5 V
        cpu-thermal 48312 C
        frequency-capped 0 bool
        ina219-1-0040-curr1 612 A
        ina219-1-0040-in0 2 V
        ina219-1-0040-in1 5087 V
        ina219-1-0040-power1 3113 W
        lm75-1-0048-temp1 23500 C
        lm75-1-0049-temp1 -1500 C
        load-1m 0 load
        memory 12500 %
        soft-temperature-limit 0 bool
        throttled 0 bool
        under-voltage 1000 bool
        """);
  }

  @Test
  void shouldFindThoseOfAPi5() throws Exception {
    shouldHave(
        "pi-5",
        """
        cpu-thermal 52150 C
        frequency-capped 0 bool
        load-1m 250 load
        memory 25000 %
        nvme-composite 38850 C
        nvme-sensor-1 41850 C
        pwmfan-fan1 2986000 rpm
        rp1-adc-in1 1475 V
        rp1-adc-in2 2541 V
        rp1-adc-in3 1388 V
        rp1-adc-in4 1409 V
        rp1-adc-temp1 57134 C
        soft-temperature-limit 1000 bool
        throttled 0 bool
        under-voltage 0 bool
        """);
  }

  @Test
  void shouldFindThoseOfABoardOfAnotherMaker() throws Exception {
    shouldHave(
        "rock-5b",
        """
        bigcore0-thermal 43461 C
        fec10000-adc-voltage0 1800 V
        fec10000-adc-voltage1 0 V
        gpu-thermal 42538 C
        load-1m 3100 load
        memory 75000 %
        package-thermal 44384 C
        tcpm-source-psy-4-0022-curr1 2500 A
        tcpm-source-psy-4-0022-in0 12000 V
        """);
  }

  @Test
  void shouldFindThoseOfAComputerWithoutDeviceTree() throws Exception {
    shouldHave(
        "pc",
        """
        acpitz-393c 29800 C
        acpitz-83eb 27800 C
        coretemp-core-0 44000 C
        coretemp-package-id-0 46000 C
        fam15h-power-power1 12346 W
        load-1m 500 load
        memory 40000 %
        x86-pkg-temp 45000 C
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pi-zero-2w", "pi-3b", "pi-4b", "pi-5", "rock-5b", "pc"})
  void shouldGiveNamesThatAreAllowed(String board) throws Exception {
    bed = new BoardBed(folder, board).start();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < bed.board.sensorCount(); i++) {
      String name = bed.board.sensor(i).name();
      assertTrue(name.matches("[a-z0-9][a-z0-9-]{0,31}"), name);
      assertTrue(names.add(name), name);
    }
    assertTrue(bed.log.entries.isEmpty());
  }

  @Test
  void shouldBeFaultyWhileTheComputerIsNotRead() throws Exception {
    bed = new BoardBed(folder, "pi-3b").start();
    assertEquals(Sensor.OK, bed.sensor("memory").status());
    BoardBed.await(
        () -> {
          bed.clock.nowMs.addAndGet(60_000);
          return bed.sensor("memory").status() == Sensor.FAULTY;
        });
    assertEquals(50_000, bed.sensor("memory").valueMilli());
  }

  @Test
  void shouldTellHowFullDisksAreThatCanFill() throws Exception {
    bed = new BoardBed(folder, "pi-3b").start();
    Sensor root = bed.sensor("disk-root");
    Sensor data = bed.sensor("disk-var-lib");
    assertEquals("%", root.unit());
    BoardBed.await(
        () -> {
          bed.board.host().update();
          return root.status() == Sensor.OK;
        });
    assertTrue(root.valueMilli() > 0 && root.valueMilli() <= 100_000);
    // There is no such folder, so its file system never answers.
    assertEquals(Sensor.UNAVAILABLE, data.status());
    for (int i = 0; i < bed.board.sensorCount(); i++) {
      assertTrue(!bed.board.sensor(i).name().equals("disk-boot-firmware"), "it is read-only");
    }
  }
}
