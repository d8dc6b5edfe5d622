/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Log;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** It writes to the standard error stream of a process. */
class TinylogLogTest {

  /** Writes to a log: its argument is the greatest severity. */
  static final class Writer {
    public static void main(String[] arguments) {
      SystemClock clock = new SystemClock(WallTrust.NEVER, Path.of("/"), () -> 0, () -> 0);
      TinylogLog log = TinylogLog.onConsole(clock, Integer.parseInt(arguments[0]));
      log.write(Log.ERROR, "first", "Entry {} with\nbraces.");
      log.write(Log.WARNING, "second", "A warning.");
      log.write(Log.INFO, "third", "A note.");
      log.write(Log.DEBUG, "fourth", "A detail.");
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
            + "ERROR first: Entry {} with\\nbraces.\n"
            + time
            + "WARNING second: A warning.\n"
            + time
            + "INFO third: A note.\n"
            + time
            + "DEBUG fourth: A detail.\n",
        run("3"));
  }

  @Test
  void shouldKeepWhatIsSevereEnough() throws Exception {
    String output = run("1");
    assertTrue(output.contains("ERROR first"), output);
    assertTrue(output.contains("WARNING second"), output);
    assertFalse(output.contains("INFO"), output);
    assertFalse(output.contains("DEBUG"), output);
  }
}
