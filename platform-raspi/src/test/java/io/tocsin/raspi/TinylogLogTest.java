/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process has one log, so each test has a process. */
class TinylogLogTest {

  @TempDir private Path folder;

  /** Writes to a log: its arguments are where, the greatest severity, and how many entries. */
  static final class Writer {
    public static void main(String[] arguments) throws IOException {
      SystemClock clock = new SystemClock(WallTrust.NEVER, Path.of("/"), () -> 0, () -> 0);
      int severityMax = Integer.parseInt(arguments[1]);
      TinylogLog log =
          arguments[0].equals("console")
              ? TinylogLog.onConsole(clock, severityMax)
              : TinylogLog.inFile(clock, severityMax, Path.of(arguments[0]));
      int entries = Integer.parseInt(arguments[2]);
      for (int i = 0; i < entries; i++) {
        log.write(Log.ERROR, "first", "Entry " + i + " {} with\nbraces.");
        log.write(Log.WARNING, "second", "A warning.");
        log.write(Log.INFO, "third", "A note.");
        log.write(Log.DEBUG, "fourth", "A detail.");
      }
      log.end();
    }
  }

  private static String run(String... arguments) throws Exception {
    return ChildJvm.outputOf(ChildJvm.start(List.of(), Writer.class, arguments));
  }

  @Test
  void shouldWriteOneLinePerEntryToTheErrorStream() throws Exception {
    String time = "1970-01-01T00:00:00.000Z ";
    assertEquals(
        time
            + "ERROR first: Entry 0 {} with\\nbraces.\n"
            + time
            + "WARNING second: A warning.\n"
            + time
            + "INFO third: A note.\n"
            + time
            + "DEBUG fourth: A detail.\n",
        run("console", "3", "1"));
  }

  @Test
  void shouldKeepWhatIsSevereEnough() throws Exception {
    String output = run("console", "1", "1");
    assertTrue(output.contains("ERROR first"), output);
    assertTrue(output.contains("WARNING second"), output);
    assertFalse(output.contains("INFO"), output);
    assertFalse(output.contains("DEBUG"), output);
  }

  @Test
  void shouldNeverFillTheDisk() throws Exception {
    // Some 60 bytes each: 8 MB altogether.
    assertEquals("", run(folder.resolve("tocsin.log").toString(), "0", "140000"));
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    assertEquals(TinylogLog.FILES_MAX, files.size(), files::toString);
    String newest = "";
    for (Path file : files) {
      long sizeBytes = Files.size(file);
      // The entry that reaches the bound is still written to the file.
      assertTrue(
          sizeBytes < TinylogLog.FILE_BYTES_MAX + 100, () -> file + " has " + sizeBytes + " bytes");
      assertTrue(file.getFileName().toString().startsWith("tocsin.log."), file::toString);
      newest = Files.readString(file).contains("Entry 139999 ") ? file.toString() : newest;
    }
    assertFalse(newest.isEmpty(), "the last entry is in none of the files");
  }

  @Test
  void shouldRefuseAFileWhoseFolderIsMissing() {
    SystemClock clock = new SystemClock(WallTrust.NEVER);
    IOException e =
        assertThrows(
            IOException.class,
            () -> TinylogLog.inFile(clock, Log.INFO, folder.resolve("missing/tocsin.log")));
    assertTrue(e.getMessage().toLowerCase(Locale.ROOT).contains("folder"), e.getMessage());
  }
}
