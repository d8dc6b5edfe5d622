/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.config.Texts;
import io.tocsin.hal.Line;
import io.tocsin.raspi.LineChanges;
import io.tocsin.raspi.RecordingLog;
import io.tocsin.raspi.SetClock;
import io.tocsin.raspi.system.Errno;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines of chips that a played kernel has. */
@Timeout(120)
class GpioLinesTest {

  private static final long INPUT =
      GpioAbi.FLAG_INPUT | GpioAbi.FLAG_EDGE_RISING | GpioAbi.FLAG_EDGE_FALLING;

  @TempDir private Path root;
  private final SetClock clock = new SetClock(1_000);
  private final RecordingLog log = new RecordingLog();
  private final AtomicInteger wakes = new AtomicInteger();
  private PlayedKernel kernel;
  private PlayedKernel.Chip chip;
  private PlayedKernel.PlayedLine pin4;
  private PlayedKernel.PlayedLine pin17;
  private GpioLines lines;

  @BeforeEach
  void plug() {
    kernel = new PlayedKernel(root);
    kernel.plug("gpiochip0", "other", "GPIO4");
    chip = kernel.plug("gpiochip1", "main", "", "GPIO4", "GPIO17", "", "LED");
    pin4 = chip.lines.get(1);
    pin17 = chip.lines.get(2);
  }

  @AfterEach
  void close() {
    if (lines != null) {
      lines.close();
    }
    assertEquals(0, kernel.openCount(), "everything is closed");
  }

  private void open(String... configuration) throws InterruptedException {
    openUnwaited(configuration);
    kernel.awaitIdle(1);
  }

  private void openUnwaited(String... configuration) {
    lines =
        GpioLines.open(
            Texts.configuration(configuration).gpioLines(),
            kernel,
            root,
            clock,
            log,
            wakes::incrementAndGet);
  }

  private void openDoor() throws InterruptedException {
    open("line.door.chip = main", "line.door.line = GPIO4");
  }

  /** Lets the time pass after which lines that are not there are tried again. */
  private void passTime() throws InterruptedException {
    clock.nowMs.addAndGet(ChipThread.RETRY_MS);
    kernel.endPoll();
    kernel.awaitIdle(1);
  }

  private List<String> changes() throws InterruptedException {
    kernel.awaitIdle(1);
    List<String> all = new ArrayList<>();
    for (int change = lines.pollChange(); change >= 0; change = lines.pollChange()) {
      all.add(lines.lines().get(change >> 1).name() + ' ' + ((change & 1) != 0));
    }
    return all;
  }

  private String lastLog() {
    return log.entries.get(log.entries.size() - 1);
  }

  @Test
  void shouldFindALineByTheLabelOfItsChipAndItsName() throws Exception {
    pin4.level = true;
    openDoor();
    Line door = lines.lines().get(0);
    assertEquals(1, lines.lines().size());
    assertEquals("door", door.name());
    assertFalse(door.isOutput());
    assertTrue(door.isAvailable());
    assertTrue(door.isActive());
    assertEquals(List.of(), changes(), "the level at the start is no change");
    assertEquals("tocsin", pin4.consumer);
    assertEquals(INPUT, pin4.flags);
    assertEquals(
        List.of("INFO gpio: line.door is line 1 of " + root + "/dev/gpiochip1, active."),
        log.entries);
  }

  @Test
  void shouldTellEdgesInOrderAndWakeTheAgent() throws Exception {
    open(
        "line.door.chip = main",
        "line.door.line = GPIO4",
        "line.hatch.chip = main",
        "line.hatch.offset = 2");
    int before = wakes.get();
    kernel.setAll(pin17, true, pin4, true, pin17, false, pin17, true, pin4, false);
    assertEquals(
        List.of("hatch true", "door true", "hatch false", "hatch true", "door false"), changes());
    assertTrue(wakes.get() > before);
    assertTrue(lines.lines().get(1).isActive());
    assertFalse(lines.lines().get(0).isActive());
  }

  @Test
  void shouldTellNothingOfAnEdgeToTheSameLevel() throws Exception {
    openDoor();
    kernel.repeatEdge(pin4);
    assertEquals(List.of(), changes());
    kernel.set(pin4, true);
    kernel.repeatEdge(pin4);
    assertEquals(List.of("door true"), changes());
  }

  @Test
  void shouldReadTheLevelAgainWhenEdgesWereLost() throws Exception {
    openDoor();
    kernel.set(pin4, true);
    assertEquals(List.of("door true"), changes());
    kernel.atOnce(
        () -> {
          // An edge that the kernel did not see, one to active, and its end, not seen either.
          kernel.setUnseen(pin4, true);
          kernel.repeatEdge(pin4);
          pin4.level = false;
        });
    assertEquals(List.of("door false"), changes());
    assertEquals(1, lines.lostEdges());
  }

  @Test
  void shouldTellTheNewestLevelWhenTheKernelDropsEdges() throws Exception {
    openDoor();
    kernel.atOnce(
        () -> {
          for (int i = 0; i < 301; i++) {
            kernel.set(pin4, i % 2 == 0);
          }
        });
    List<String> told = changes();
    assertEquals("door true", told.get(told.size() - 1));
    assertEquals(301 - 64, lines.lostEdges());
    assertTrue(lines.lines().get(0).isActive());
  }

  @Test
  void shouldTellTheNewestLevelWhenTheAgentIsSlow() throws Exception {
    openDoor();
    for (int i = 0; i < LineChanges.CHANGES_MAX + 3; i++) {
      kernel.set(pin4, i % 2 == 0);
      kernel.awaitIdle(1);
    }
    List<String> told = changes();
    assertEquals(LineChanges.CHANGES_MAX + 1, told.size());
    assertEquals("door true", told.get(told.size() - 1));
    assertEquals(3, lines.droppedChanges());
    assertEquals(0, lines.lostEdges());
  }

  @Test
  void shouldFindALineAgainWhoseChipHasAnotherNumber() throws Exception {
    openDoor();
    kernel.unplug("gpiochip1");
    kernel.awaitIdle(1);
    assertFalse(lines.lines().get(0).isAvailable());
    assertEquals(
        "WARNING gpio: line.door is lost, and tried again every 30 s: no such device.", lastLog());
    pin4.level = true;
    kernel.plug("gpiochip12", chip);
    passTime();
    assertTrue(lines.lines().get(0).isAvailable());
    assertEquals(List.of("door true"), changes(), "what changed meanwhile is told");
    assertEquals(
        "INFO gpio: line.door is line 1 of " + root + "/dev/gpiochip12, active.", lastLog());
    kernel.set(pin4, false);
    assertEquals(List.of("door false"), changes());
  }

  @Test
  void shouldFindTheSameLineWhateverTheNumbersAre() throws Exception {
    kernel.unplug("gpiochip1");
    kernel.unplug("gpiochip0");
    kernel.plug("gpiochip1", "other", "GPIO4");
    kernel.plug("gpiochip0", chip);
    // So systems for the Raspberry Pi 5 serve programs that want a number of earlier kernels.
    Files.createSymbolicLink(root.resolve("dev/gpiochip4"), root.resolve("dev/gpiochip0"));
    openDoor();
    assertEquals(
        "INFO gpio: line.door is line 1 of " + root + "/dev/gpiochip0, inactive.", lastLog());
  }

  @Test
  void shouldSayWhoHasALineAndTakeItWhenItIsFree() throws Exception {
    pin4.consumer = "gpio-keys";
    openDoor();
    String told =
        "WARNING gpio: line.door is unavailable, and tried again every 30 s: line 1 of "
            + root
            + "/dev/gpiochip1 is in use by 'gpio-keys'.";
    assertEquals(List.of(told), log.entries);
    assertFalse(lines.lines().get(0).isAvailable());
    assertFalse(lines.lines().get(0).isActive());
    passTime();
    assertEquals(List.of(told), log.entries, "told once");
    pin4.consumer = "";
    passTime();
    assertTrue(lines.lines().get(0).isAvailable());
    assertEquals(2, log.entries.size());
  }

  @Test
  void shouldSayThatTheUserMayNot() throws Exception {
    kernel.refuse("gpiochip1", Errno.EACCES);
    openDoor();
    assertTrue(
        lastLog()
            .endsWith(
                "gpiochip1 cannot be opened: permission denied; the agent's user must be in the"
                    + " group that may (gpio)."),
        lastLog());
  }

  @Test
  void shouldSayWhichChipsThereAre() throws Exception {
    open("line.a.chip = pinctrl-rp1", "line.a.offset = 3");
    assertTrue(
        lastLog()
            .endsWith(
                "no GPIO chip has the label 'pinctrl-rp1'; there are gpiochip0 'other', gpiochip1"
                    + " 'main'."),
        lastLog());
  }

  @Test
  void shouldSayThatTheChipLacksTheLine() throws Exception {
    open("line.a.chip = main", "line.a.offset = 5");
    assertTrue(lastLog().endsWith("'main' with 5 lines has no line 5."), lastLog());
    lines.close();
    open("line.a.chip = main", "line.a.line = GPIO27");
    assertTrue(lastLog().endsWith("'main' with 5 lines has no line 'GPIO27'."), lastLog());
    lines.close();
    open("line.a.chip = main", "line.a.line = GPIO4", "line.a.offset = 2");
    assertTrue(lastLog().endsWith("'main' with 5 lines has no line 'GPIO4' at 2."), lastLog());
  }

  @Test
  void shouldNotGuessAmongLinesOfOneName() throws Exception {
    kernel.plug("gpiochip2", "main", "LED", "GPIO4");
    open("line.a.chip = main", "line.a.line = GPIO4");
    assertTrue(lastLog().contains("it may be one of 2 lines: line 1 of "), lastLog());
    lines.close();
    open("line.a.chip = main", "line.a.line = LED", "line.a.offset = 4");
    assertTrue(lines.lines().get(0).isAvailable(), lastLog());
  }

  @Test
  void shouldSayThatTheChipCannotDoWhatIsAskedFor() throws Exception {
    pin4.refusal = Errno.EINVAL;
    openDoor();
    assertTrue(lastLog().contains("cannot be used in this way: invalid argument"), lastLog());
  }

  @Test
  void shouldAskForBiasDebouncingAndTheActiveVoltage() throws Exception {
    open(
        "line.a.chip = main",
        "line.a.line = GPIO4",
        "line.a.bias = pull-up",
        "line.a.debounce.us = 5000",
        "line.a.active = low",
        "line.b.chip = main",
        "line.b.line = GPIO17",
        "line.b.bias = pull-down",
        "line.c.chip = main",
        "line.c.line = LED",
        "line.c.bias = disabled");
    assertEquals(INPUT | GpioAbi.FLAG_BIAS_PULL_UP | GpioAbi.FLAG_ACTIVE_LOW, pin4.flags);
    assertEquals(5_000, pin4.debounceUs);
    assertEquals(INPUT | GpioAbi.FLAG_BIAS_PULL_DOWN, pin17.flags);
    assertEquals(0, pin17.debounceUs);
    assertEquals(INPUT | GpioAbi.FLAG_BIAS_DISABLED, chip.lines.get(4).flags);
  }

  @Test
  void shouldDriveAnOutputFromItsStartToItsStop() throws Exception {
    open(
        "line.relay.chip = main",
        "line.relay.line = GPIO17",
        "line.relay.direction = output",
        "line.relay.start = active",
        "line.relay.drive = open-drain");
    Line relay = lines.lines().get(0);
    assertTrue(relay.isOutput());
    assertTrue(pin17.level);
    assertTrue(relay.isActive());
    assertEquals(GpioAbi.FLAG_OUTPUT | GpioAbi.FLAG_OPEN_DRAIN, pin17.flags);
    assertTrue(relay.drive(false));
    assertFalse(pin17.level);
    assertFalse(relay.isActive());
    assertTrue(relay.drive(true));
    assertTrue(pin17.level);
    assertEquals(List.of(), changes(), "driving is no change of an input");
    lines.close();
    assertFalse(pin17.level, "inactive at the stop");
    assertFalse(relay.drive(true));
    assertFalse(pin17.level);
  }

  @Test
  void shouldKeepTheLevelOfAnOutputFromStartToStop() throws Exception {
    pin17.level = true;
    open(
        "line.relay.chip = main",
        "line.relay.line = GPIO17",
        "line.relay.direction = output",
        "line.relay.start = keep",
        "line.relay.stop = keep",
        "line.relay.drive = open-source");
    assertTrue(lines.lines().get(0).isActive());
    assertTrue(pin17.level);
    assertEquals(GpioAbi.FLAG_OUTPUT | GpioAbi.FLAG_OPEN_SOURCE, pin17.flags);
    lines.close();
    assertTrue(pin17.level);
    assertEquals(0, pin17.drives);
  }

  @Test
  void shouldNotDriveAnInputNorWhatIsNotThere() throws Exception {
    pin17.consumer = "somebody";
    open(
        "line.door.chip = main",
        "line.door.line = GPIO4",
        "line.relay.chip = main",
        "line.relay.line = GPIO17",
        "line.relay.direction = output");
    assertFalse(lines.lines().get(0).drive(true));
    assertFalse(lines.lines().get(1).drive(true));
    assertEquals(0, pin4.drives + pin17.drives);
  }

  @Test
  void shouldNoticeWhenDrivingThatTheChipIsGone() throws Exception {
    open("line.relay.chip = main", "line.relay.line = GPIO17", "line.relay.direction = output");
    kernel.atOnce(() -> chip.gone = true);
    assertFalse(lines.lines().get(0).drive(true));
    assertFalse(lines.lines().get(0).isAvailable());
    kernel.atOnce(() -> chip.gone = false);
  }

  @Test
  void shouldMarkAChipThatHangsWhileTheAgentGoesOn() throws Exception {
    open("line.relay.chip = main", "line.relay.line = GPIO17", "line.relay.direction = output");
    Line relay = lines.lines().get(0);
    kernel.setHanging(true);
    assertFalse(relay.drive(true), "not done in time");
    kernel.awaitHanging();
    assertTrue(relay.isAvailable(), "it may still come");
    clock.nowMs.addAndGet(ChipThread.LATE_MS + 1);
    assertFalse(relay.isAvailable());
    assertFalse(relay.drive(true));
    kernel.setHanging(false);
    kernel.awaitIdle(1);
    assertTrue(relay.isAvailable());
    assertTrue(pin17.level, "what had begun was done at last");
  }

  @Test
  void shouldStartWithoutAChipThatDoesNotAnswer() throws Exception {
    kernel.setHanging(true);
    openUnwaited("line.door.chip = main", "line.door.line = GPIO4");
    assertFalse(lines.lines().get(0).isAvailable());
    assertEquals(
        List.of("WARNING gpio: line.door is unavailable: its chip does not answer yet."),
        log.entries);
    pin4.level = true;
    kernel.setHanging(false);
    assertEquals(List.of("door true"), changes(), "the agent began with inactive");
    assertTrue(lines.lines().get(0).isAvailable());
  }

  @Test
  void shouldHaveAThreadForEachChip() throws Exception {
    openUnwaited(
        "line.a.chip = main",
        "line.a.line = GPIO4",
        "line.b.chip = other",
        "line.b.line = GPIO4",
        "line.c.chip = main",
        "line.c.line = GPIO17");
    kernel.awaitIdle(2);
    for (int i = 0; i < 3; i++) {
      assertTrue(lines.lines().get(i).isAvailable());
    }
    kernel.set(pin17, true);
    kernel.awaitIdle(2);
    assertEquals(2 << 1 | 1, lines.pollChange());
  }

  @Test
  void shouldSayOnceWhyThereAreNoSystemCalls() {
    kernel.setMissing("cannot load libtocsin.so: why");
    openUnwaited(
        "line.a.chip = main", "line.a.line = GPIO4", "line.b.chip = other", "line.b.offset = 0");
    assertEquals(
        List.of("WARNING gpio: All lines of GPIO are unavailable: cannot load libtocsin.so: why."),
        log.entries);
    assertEquals(2, lines.lines().size());
    assertFalse(lines.lines().get(0).isAvailable());
    assertFalse(lines.lines().get(1).drive(true));
    assertEquals(-1, lines.pollChange());
  }

  @Test
  void shouldRequestNothingForALook() {
    lines =
        GpioLines.unopened(
            Texts.configuration("line.a.chip = main", "line.a.line = GPIO4").gpioLines());
    assertEquals("a", lines.lines().get(0).name());
    assertFalse(lines.lines().get(0).isAvailable());
    assertFalse(lines.lines().get(0).drive(true));
    assertEquals(-1, lines.pollChange());
    assertEquals("", pin4.consumer);
  }

  @Test
  void shouldBeNothingWithoutLines() {
    openUnwaited("line.door.report = both");
    assertEquals(0, lines.lines().size());
    assertEquals(-1, lines.pollChange());
    assertEquals(List.of(), log.entries);
  }
}
