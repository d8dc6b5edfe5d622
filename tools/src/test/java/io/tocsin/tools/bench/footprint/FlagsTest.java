/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagsTest {

  @TempDir private Path folder;

  @Test
  void shouldTakeTheFlagsOfALauncherWithoutItsOwnFiles() throws IOException {
    Path launcher =
        Files.write(
            folder.resolve("launcher"),
            List.of(
                "#!/bin/sh",
                "# -Xmx1m is what this does not have.",
                "exec java -Xshare:auto -XX:SharedArchiveFile=\"$archive\" -Xmx16m -Xss256k \\",
                "  -XX:+UseSerialGC -XX:C1MaxInlineLevel=9 -XX:-UsePerfData -jar x.jar \"$@\""));
    assertEquals(
        List.of(
            "-Xmx16m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:C1MaxInlineLevel=9",
            "-XX:-UsePerfData"),
        Flags.of(launcher));
  }

  @Test
  void shouldTakeAllOfTheBoardsOwn() throws IOException {
    List<String> flags = Flags.of(Path.of("../platform-raspi/src/main/packaging/tocsin.sh"));
    assertEquals(16, flags.size(), flags::toString);
  }

  @Test
  void shouldNotTakeWhatIsNoLauncher() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "#!/bin/sh\n");
    assertThrows(IOException.class, () -> Flags.of(other));
  }
}
