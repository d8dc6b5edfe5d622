/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a real GPIO chip, and a real watchdog timer, of Debian's arm64 kernel in QEMU. */
final class GuestIT {

  private static final Map<String, Path> CLASSES =
      Map.of(
          "/app/core", Path.of("../core/target/classes"),
          "/app/board", Path.of("../platform-raspi/target/classes"),
          "/app/test", Path.of("../platform-raspi/target/test-classes"));

  /** Line 3 of QEMU's chip is its power button. */
  private static final String PROGRAM =
      "/usr/lib/tocsin/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m"
          + " -cp /app/core:/app/board:/app/test io.tocsin.raspi.gpio.GuestProgram"
          + " 9030000.pl061 3 5 5; echo guest: the program has ended";

  @TempDir private Path folder;

  @Test
  void shouldTakeEdgesOfARealChipAndBeResetWhenItIsStuck() throws Exception {
    try (Guest guest = Guest.start(folder, CLASSES)) {
      guest.type(PROGRAM);
      guest.await("guest: lamp begins inactive");
      guest.await("guest: lamp is driven true, active");
      guest.await("guest: lamp was kept active");
      guest.await("guest: lamp was left inactive");
      guest.await("guest: button is available true");
      guest.await("guest: again is available false");
      assertTrue(guest.console().contains("is in use by 'tocsin'"), guest::console);
      guest.await("guest: fed for twice the timeout");
      guest.pressPowerButton();
      guest.await("guest: button is active");
      guest.await("guest: button is inactive");
      guest.await("guest: stuck");
      guest.awaitReset();
      assertFalse(guest.console().contains("the program has ended"), guest::console);
    }
  }
}
