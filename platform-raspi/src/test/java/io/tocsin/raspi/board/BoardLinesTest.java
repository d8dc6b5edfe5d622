/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** LEDs as lines, beside lines that come from elsewhere. */
@Timeout(60)
class BoardLinesTest {

  @TempDir private Path folder;
  private BoardBed bed;

  @AfterEach
  void close() {
    bed.close();
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file)).strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < bed.board.lineCount(); i++) {
      names.add(bed.board.line(i).name());
    }
    return names;
  }

  /** A line that nobody drives. */
  private record Input(String name) implements Line {
    @Override
    public boolean isOutput() {
      return false;
    }

    @Override
    public boolean isActive() {
      return false;
    }

    @Override
    public boolean drive(boolean active) {
      return false;
    }
  }

  /** Lines with changes that a test makes. */
  private record Inputs(List<Input> lines, Queue<Integer> changes) implements LineSource {

    private Inputs(String... names) {
      this(List.of(names).stream().map(Input::new).toList(), new ArrayDeque<>());
    }

    @Override
    public int pollChange() {
      return changes.isEmpty() ? -1 : changes.remove();
    }
  }

  @Test
  void shouldHaveTheLedsOfTheBoardButNotThoseOfKeyboards() throws Exception {
    bed = new BoardBed(folder, "pi-4b").start();
    assertEquals(List.of("led-act", "led-pwr", "led-default-on"), names());
    assertTrue(bed.line("led-act").isOutput());
    assertFalse(bed.line("led-act").isActive());
    assertTrue(bed.line("led-pwr").isActive());
    assertEquals(-1, bed.board.pollLineChange());
  }

  @Test
  void shouldLightAnLedAndPutItOut() throws Exception {
    bed = new BoardBed(folder, "pi-4b").start();
    Line led = bed.line("led-act");
    assertTrue(led.drive(true));
    assertTrue(led.isActive());
    BoardBed.await(() -> text("sys/class/leds/ACT/brightness").equals("255"));
    assertTrue(led.drive(false));
    assertFalse(led.isActive());
    BoardBed.await(() -> text("sys/class/leds/ACT/brightness").equals("0"));
  }

  @Test
  void shouldTakeAnLedFromItsTriggerBeforeItDrivesIt() throws Exception {
    bed = new BoardBed(folder, "pi-zero-2w").start();
    assertEquals(List.of("led-act", "led-mmc0"), names());
    assertTrue(bed.line("led-act").drive(true));
    BoardBed.await(() -> text("sys/class/leds/ACT/brightness").equals("1"));
    assertEquals("none", text("sys/class/leds/ACT/trigger"));
  }

  @Test
  void shouldFollowAnLedThatOthersDrive() throws Exception {
    bed = new BoardBed(folder, "pi-4b").start();
    bed.tree.root().write("sys/class/leds/ACT/brightness", "7\n");
    BoardBed.await(() -> bed.line("led-act").isActive());
  }

  @Test
  void shouldRefuseToDriveAnLedThatIsGone() throws Exception {
    bed = new BoardBed(folder, "pi-4b").start();
    bed.tree.root().remove("sys/class/leds/ACT");
    Line led = bed.line("led-act");
    BoardBed.await(() -> !led.drive(true));
    assertFalse(led.drive(false));
  }

  @Test
  void shouldHaveLinesOfOtherSourcesWithTheirChanges() throws Exception {
    Inputs first = new Inputs("door", "window");
    Inputs second = new Inputs("flood");
    bed = new BoardBed(folder, "pi-4b");
    bed.start(BoardBed.BOUNDS, List.of(first, second));
    assertEquals(
        List.of("door", "window", "flood", "led-act", "led-pwr", "led-default-on"), names());
    second.changes.add(1);
    first.changes.add(1 << 1);
    first.changes.add(1 << 1 | 1);
    assertEquals(1 << 1, bed.board.pollLineChange());
    assertEquals(1 << 1 | 1, bed.board.pollLineChange());
    assertEquals(2 << 1 | 1, bed.board.pollLineChange());
    assertEquals(-1, bed.board.pollLineChange());
  }

  @Test
  void shouldRefuseTwoLinesOfTheSameName() {
    bed = new BoardBed(folder, "pi-4b");
    List<LineSource> sources = List.of(new Inputs("door"), new Inputs("door"));
    assertThrows(IllegalArgumentException.class, () -> bed.start(BoardBed.BOUNDS, sources));
  }
}
