/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.Host;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2790, hrProcessorLoad: the part of the last minute in which a processor was not idle. */
class ProcessorTimesTest {

  private static final int PERIOD_MS = 10_000;

  @TempDir private Path folder;
  private FakeRoot root;
  private ProcessorTimes times;

  @BeforeEach
  void makeRoot() {
    root = FakeRoot.board(folder);
    times = new ProcessorTimes(folder, PERIOD_MS);
  }

  private void read(String... lines) {
    root.write("proc/stat", String.join("\n", lines) + "\n");
    times.read();
  }

  @Test
  void theLoadShouldBeUnknownBeforeTheSecondReading() {
    assertEquals(2, times.processorCount());
    assertEquals(Host.UNKNOWN, times.load(0));
    times.read();
    assertEquals(Host.UNKNOWN, times.load(0));
  }

  @Test
  void waitingForADiskShouldCountAsIdle() {
    read("cpu0 100 0 0 100 100 0 0 0", "cpu1 0 0 0 0 0 0 0 0");
    read("cpu0 110 5 5 140 130 5 5 0", "cpu1 0 0 0 1 199 0 0 0");
    assertEquals(30, times.load(0));
    assertEquals(0, times.load(1));
  }

  @ParameterizedTest
  @CsvSource({"0, 1000, 0", "1000, 0, 100", "1, 999, 0", "5, 995, 1", "994, 6, 99", "996, 4, 100"})
  void theLoadShouldBeRoundedToPercent(int busy, int idle, int percent) {
    read("cpu0 0 0 0 0 0 0 0 0", "cpu1 0 0 0 0 0 0 0 0");
    read("cpu0 " + busy + " 0 0 " + idle + " 0 0 0 0", "cpu1 1 0 0 0 0 0 0 0");
    assertEquals(percent, times.load(0));
  }

  @Test
  void theLoadShouldBeThatOfAMinuteAndNoMore() {
    read("cpu0 0 0 0 0 0 0 0 0", "cpu1 0 0 0 0 0 0 0 0");
    for (int tens = 1; tens <= 6; tens++) {
      read("cpu0 " + 1_000 * tens + " 0 0 0 0 0 0 0", "cpu1 1 0 0 0 0 0 0 0");
    }
    assertEquals(100, times.load(0));
    for (int tens = 1; tens <= 3; tens++) {
      read("cpu0 6000 0 0 " + 1_000 * tens + " 0 0 0 0", "cpu1 1 0 0 0 0 0 0 0");
    }
    assertEquals(50, times.load(0), "half of the last minute");
    for (int tens = 4; tens <= 6; tens++) {
      read("cpu0 6000 0 0 " + 1_000 * tens + " 0 0 0 0", "cpu1 1 0 0 0 0 0 0 0");
    }
    assertEquals(0, times.load(0), "what was before does not count");
  }

  @Test
  void aProcessorThatIsTurnedOffShouldHaveNoLoadUntilAMinuteAfterItCameBack() {
    read("cpu0 0 0 0 0 0 0 0 0", "cpu1 0 0 0 0 0 0 0 0");
    read("cpu0 1 0 0 1 0 0 0 0");
    assertEquals(Host.UNKNOWN, times.load(1));
    assertEquals(50, times.load(0));
    for (int i = 2; i < 9; i++) {
      read("cpu0 " + i + " 0 0 " + i + " 0 0 0 0", "cpu1 " + i + " 0 0 0 0 0 0 0");
    }
    assertEquals(100, times.load(1));
  }

  @Test
  void timesThatGoBackShouldGiveNoLoadBeyondItsRange() {
    read("cpu0 100 0 0 1000 0 0 0 0", "cpu1 100 0 0 100 0 0 0 0");
    read("cpu0 300 0 0 900 0 0 0 0", "cpu1 50 0 0 50 0 0 0 0");
    assertEquals(100, times.load(0));
    assertEquals(Host.UNKNOWN, times.load(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpu0",
        "cpu0 ",
        "cpu0 1 2 3",
        "cpu0 1 2 x 4 5",
        "cpu0 -1 2 3 4 5",
        "cpu0 9999999999999999999 0 0 0 0",
        "cpu99999999999 1 2 3 4",
        "\u0000\u0001\u0002",
      })
  void garbageShouldGiveNoLoad(String line) {
    read("cpu0 0 0 0 0 0", "cpu1 0 0 0 0 0");
    read(line, "cpu1 1 0 0 1 0");
    assertEquals(Host.UNKNOWN, times.load(0));
    assertEquals(50, times.load(1));
  }

  @Test
  void aMissingFileShouldMeanThatNothingIsKnown() {
    times.read();
    root.remove("proc/stat");
    times.read();
    assertEquals(Host.UNKNOWN, times.load(0));
    assertEquals(0, new ProcessorTimes(folder, PERIOD_MS).processorCount());
  }

  @Test
  void ofAHugeFileTheBeginningShouldBeRead() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      lines.append("cpu" + i + " 1 2 3 4 5 6 7 8 9 10\n");
    }
    root.write("proc/stat", lines.toString());
    assertEquals(Host.PROCESSORS_MAX, new ProcessorTimes(folder, PERIOD_MS).processorCount());
  }

  @Test
  void descriptionsShouldBeWhatTheKernelSays() {
    assertEquals("processor 1", times.description(1));
    root.write(
        "proc/cpuinfo",
        """
        processor\t: 0
        model name\t: ARMv7 Processor rev 3 (v7l)
        CPU implementer\t: 0x41
        CPU part\t: 0xd08

        processor\t: 1
        BogoMIPS\t: 108.00
        CPU implementer\t: 0x41
        CPU part\t: 0xd08

        processor\t: 7
        model name\t: nobody's
        garbage
        Model\t\t: Raspberry Pi 4 Model B Rev 1.4
        """);
    ProcessorTimes described = new ProcessorTimes(folder, PERIOD_MS);
    assertEquals("ARMv7 Processor rev 3 (v7l)", described.description(0));
    assertEquals("ARM core, implementer 0x41, part 0xd08", described.description(1));
  }
}
