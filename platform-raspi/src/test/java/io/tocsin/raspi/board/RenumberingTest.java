/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sensors keep their names, and names their sensors, when the kernel numbers them otherwise. */
@Timeout(60)
class RenumberingTest {

  @TempDir private Path folder;
  private BoardBed bed;

  @AfterEach
  void close() {
    bed.close();
  }

  private String settled(String before) throws InterruptedException {
    List<String> seen = new ArrayList<>();
    BoardBed.await(
        () -> {
          seen.add(bed.sensors());
          String last = seen.get(seen.size() - 1);
          return before.isEmpty() ? !last.contains("unavailable") : last.equals(before);
        });
    return seen.get(seen.size() - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "pi-4b, hwmon2, hwmon3",
    "pi-4b, hwmon0, hwmon1",
    "pi-4b, hwmon1, hwmon4",
    "pi-5, hwmon1, hwmon2",
    "pi-5, nvme0, nvme1",
    "pi-3b, iio:device0, iio:device1",
    "pi-3b, thermal_zone0, thermal_zone3",
    "rock-5b, thermal_zone0, thermal_zone2",
    "rock-5b, hwmon2, hwmon3",
  })
  void shouldKeepNamesAfterAStartWithOtherNumbers(String board, String one, String other)
      throws Exception {
    bed = new BoardBed(folder, board).start();
    String before = settled("");
    bed.close();
    bed.tree.replaceSys(BoardTree.swapped(BoardTree.text(board), one, other));
    bed.start();
    assertEquals(before, settled(before));
  }

  @ParameterizedTest
  @CsvSource({
    "pi-4b, hwmon2, hwmon3",
    "pi-5, hwmon1, hwmon2",
    "pi-5, nvme0, nvme1",
    "pi-4b, iio:device0, iio:device1",
    "rock-5b, thermal_zone0, thermal_zone2",
  })
  void shouldFindThemAgainWhileItRuns(String board, String one, String other) throws Exception {
    bed = new BoardBed(folder, board).start();
    String before = settled("");
    bed.tree.replaceSys("");
    BoardBed.await(
        () ->
            bed.sensors().contains("cpu-thermal unavailable")
                || bed.sensors().contains("gpu-thermal unavailable"));
    bed.tree.add(BoardTree.swapped(BoardTree.text(board), one, other));
    assertEquals(before, settled(before));
  }
}
