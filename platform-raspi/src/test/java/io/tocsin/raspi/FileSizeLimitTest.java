/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.StorageRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region for which there is no room: here, as the process may write no file that large. */
class FileSizeLimitTest {

  /** In units of 1024 bytes, as bash counts them. */
  private static final int FILE_SIZE_MAX_UNITS = 4;

  @TempDir private Path folder;

  /** Opens regions that are too large, and others. */
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      try (FileStorage storage = new FileStorage(Path.of(arguments[0]))) {
        tryLarge(storage, "fresh");
        StorageRegion region = storage.open("present", 1_000);
        region.write(0, new byte[] {7}, 0, 1);
        region.close();
        tryLarge(storage, "present");
        byte[] found = new byte[1];
        storage.open("present", 1_000).read(0, found, 0, 1);
        System.out.println("found " + found[0]);
      }
    }

    private static void tryLarge(FileStorage storage, String name) {
      try {
        storage.open(name, 10_000);
        System.out.println("opened " + name);
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void shouldLeaveNothingBehindOfARegionThatHasNoRoom() throws Exception {
    Path state = folder.resolve("state");
    List<String> launcher =
        List.of("bash", "-c", "ulimit -f " + FILE_SIZE_MAX_UNITS + " && exec \"$@\"", "limited");
    Process process = ChildJvm.start(launcher, Program.class, state.toString());
    String output = ChildJvm.outputOf(process);
    assertEquals(
        List.of(
            "cannot open " + state + "/fresh: File too large; 10000 bytes more are needed",
            "cannot open " + state + "/present: File too large; 9000 bytes more are needed",
            "found 7"),
        output.lines().toList());
    try (Stream<Path> files = Files.list(state)) {
      assertEquals(
          List.of("LOCK", "present"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
