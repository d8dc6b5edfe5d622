/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import static io.tocsin.raspi.board.BoardBed.READ_TIME_MS_MAX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sensors that hang, vanish, and tell nonsense, and more of them than there is room for. */
@Timeout(60)
class BoardTroubleTest {

  private static final String ZONE = "sys/devices/virtual/thermal/thermal_zone0/temp";
  private static final String METER = "sys/devices/platform/soc/fe804000.i2c/i2c-1/";

  @TempDir private Path folder;
  private BoardBed bed;

  @AfterEach
  void close() {
    bed.close();
  }

  private void start(String board) throws Exception {
    bed = new BoardBed(folder, board).start();
  }

  private void awaitStatus(String name, int status) throws InterruptedException {
    BoardBed.await(() -> bed.sensor(name).status() == status);
  }

  private void awaitValue(String name, int valueMilli) throws InterruptedException {
    Sensor sensor = bed.sensor(name);
    BoardBed.await(() -> sensor.status() == Sensor.OK && sensor.valueMilli() == valueMilli);
  }

  /** Time goes on until a sensor is late. */
  private void awaitFaulty(String name) throws InterruptedException {
    BoardBed.await(
        () -> {
          bed.clock.nowMs.addAndGet(READ_TIME_MS_MAX / 10);
          return bed.sensor(name).status() == Sensor.FAULTY;
        });
  }

  @Test
  void shouldMarkASensorThatHangsAndGoOnWithAllOthers() throws Exception {
    bed = new BoardBed(folder, "pi-4b");
    bed.tree.root().pipe(ZONE);
    bed.start();
    awaitFaulty("cpu-thermal");
    bed.tree.root().write(METER + "1-0048/hwmon/hwmon2/temp1_input", "24000\n");
    awaitValue("lm75-1-0048-temp1", 24_000);
    awaitValue("ads1115-1-004a-voltage0", 1_543);
    assertEquals(Link.DOWN, bed.link("eth0").status());
    assertEquals(Sensor.FAULTY, bed.sensor("cpu-thermal").status());
    Files.writeString(folder.resolve(ZONE), "51000\n");
    BoardBed.await(() -> bed.sensor("cpu-thermal").valueMilli() == 51_000);
  }

  @Test
  void shouldGoOnWithAllOthersWhenManyHang() throws Exception {
    bed = new BoardBed(folder, "pi-4b");
    for (String file :
        List.of(
            METER + "1-0040/hwmon/hwmon4/in0_input",
            METER + "1-0040/hwmon/hwmon4/in1_input",
            METER + "1-0040/hwmon/hwmon4/curr1_input",
            METER + "1-0040/hwmon/hwmon4/power1_input",
            ZONE)) {
      bed.tree.root().pipe(file);
    }
    bed.start();
    awaitFaulty("ina219-1-0040-power1");
    awaitFaulty("cpu-thermal");
    awaitFaulty("ina219-1-0040-in0");
    bed.tree.root().write(METER + "1-0049/hwmon/hwmon3/temp1_input", "1234\n");
    awaitValue("lm75-1-0049-temp1", 1_234);
  }

  @ParameterizedTest
  @CsvSource({
    "cpu-thermal, sys/devices/virtual/thermal/thermal_zone0/temp, 48312",
    "lm75-1-0048-temp1, " + METER + "1-0048/hwmon/hwmon2/temp1_input, 23500",
    "ads1115-1-004a-voltage0, " + METER + "1-004a/iio:device0/in_voltage0_raw, 12345",
    "ads1115-1-004a-voltage0, " + METER + "1-004a/iio:device0/in_voltage0_scale, 0.125",
    "throttled, sys/devices/platform/soc/soc:firmware/get_throttled, 50000",
    "load-1m, proc/loadavg, 0.00",
  })
  void shouldComeBackAfterItVanished(String name, String file, String text) throws Exception {
    start("pi-4b");
    awaitStatus(name, Sensor.OK);
    int before = bed.sensor(name).valueMilli();
    bed.tree.root().remove(file);
    awaitStatus(name, Sensor.UNAVAILABLE);
    assertEquals(before, bed.sensor(name).valueMilli());
    bed.tree.root().write(file, text + "\n");
    awaitValue(name, before);
  }

  @ParameterizedTest
  @CsvSource({
    "cpu-thermal, sys/devices/virtual/thermal/thermal_zone0/temp, nonsense",
    "cpu-thermal, sys/devices/virtual/thermal/thermal_zone0/temp, ''",
    "cpu-thermal, sys/devices/virtual/thermal/thermal_zone0/temp, 99999999999",
    "ads1115-1-004a-voltage0, " + METER + "1-004a/iio:device0/in_voltage0_raw, 0x12",
    "ads1115-1-004a-voltage0, " + METER + "1-004a/iio:device0/in_voltage0_scale, 1e3",
    "ads1115-1-004a-voltage0, " + METER + "1-004a/iio:device0/in_voltage0_raw, 999999999999",
    "throttled, sys/devices/platform/soc/soc:firmware/get_throttled, 5000g",
    "throttled, sys/devices/platform/soc/soc:firmware/get_throttled, ''",
    "throttled, sys/devices/platform/soc/soc:firmware/get_throttled, 123456789",
  })
  void shouldBeFaultyWhileItTellsNonsense(String name, String file, String text) throws Exception {
    start("pi-4b");
    awaitStatus(name, Sensor.OK);
    int before = bed.sensor(name).valueMilli();
    bed.tree.root().write(file, text + "\n");
    awaitStatus(name, Sensor.FAULTY);
    assertEquals(before, bed.sensor(name).valueMilli());
    awaitStatus("lm75-1-0049-temp1", Sensor.OK);
  }

  @Test
  void shouldBelieveA1WireSensorOnlyWhenItsChecksumIsRight() throws Exception {
    start("pi-zero-2w");
    String name = "w1-28-00000a1b2c3d";
    awaitValue(name, -500);
    String file = "sys/devices/w1_bus_master1/28-00000a1b2c3d/w1_slave";
    bed.tree.root().write(file, "ff ff : crc=c9 NO\nff ff t=85000\n");
    awaitStatus(name, Sensor.FAULTY);
    bed.tree.root().write(file, "f8 ff : crc=7a YES\nf8 ff t=1062\n");
    awaitValue(name, 1_062);
  }

  @Test
  void shouldLeaveOutWhatThereIsNoRoomForAndSaySo() throws Exception {
    bed = new BoardBed(folder, "pi-4b");
    bed.start(new BoardBounds(2, 1, 1, 16, 8, 1, READ_TIME_MS_MAX), List.of());
    assertEquals(2, bed.board.sensorCount());
    assertEquals("cpu-thermal", bed.board.sensor(0).name());
    assertEquals(1, bed.board.linkCount());
    assertEquals(1, bed.board.lineCount());
    assertEquals(3, bed.log.entries.size());
    assertTrue(
        bed.log.entries.contains(
            "WARNING board: The board has 2 network interfaces, of which 1 are watched at most."
                + " Left out are eth0."),
        bed.log.entries.toString());
  }

  @Test
  void shouldHaveNoSensorsWhereThereAreNone() throws Exception {
    bed = new BoardBed(folder, "pi-4b");
    bed.tree.root().remove("sys");
    bed.tree.root().remove("proc/loadavg");
    bed.tree.root().remove("proc/meminfo");
    bed.tree.root().remove("proc/self");
    bed.start();
    assertEquals(0, bed.board.sensorCount());
    assertEquals(0, bed.board.linkCount());
    assertEquals(0, bed.board.lineCount());
  }
}
