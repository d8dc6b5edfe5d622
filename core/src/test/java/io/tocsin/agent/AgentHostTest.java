/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.ber.BerTag;
import io.tocsin.hal.VirtualConnection;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The computer of the board in an agent as a whole. */
class AgentHostTest extends AgentWorld {

  private static final String STORAGE_SIZE = "1.3.6.1.2.1.25.2.3.1.5.";

  /** As the documentation has it. */
  private static String indexOf(String path) {
    CRC32 checksum = new CRC32();
    checksum.update(path.getBytes(StandardCharsets.UTF_8));
    return Long.toString(600_000 + checksum.getValue() % 100_000);
  }

  /** The identifier octet of what a manager gets. */
  private int tagOf(VirtualConnection manager, String name) {
    return variable(manager, name).valueTag();
  }

  private VirtualConnection manager() {
    VirtualConnection manager = other.connect("10.0.0.1", 10161);
    world.run(10);
    return manager;
  }

  /** What a request gets of the host is what was found before it came. */
  @Test
  void shouldHaveTheHostUpdatedWithEachStep() throws Exception {
    start(TRAP_TARGET);
    int before = platform.board.host().updateCount;
    agent.step(world.nowMs());
    agent.step(world.nowMs());
    assertEquals(before + 2, platform.board.host().updateCount);
  }

  @Test
  void shouldShowAFileSystemThatIsMountedWhileTheAgentRuns() throws Exception {
    start(TRAP_TARGET);
    VirtualConnection manager = manager();
    assertEquals(BerTag.INTEGER, tagOf(manager, STORAGE_SIZE + indexOf("/")));
    String stick = STORAGE_SIZE + indexOf("/media/stick");
    assertEquals(BerTag.NO_SUCH_INSTANCE, tagOf(manager, stick));
    platform.board.host().mount("/media/stick");
    assertEquals(BerTag.INTEGER, tagOf(manager, stick));
  }

  @Test
  void shouldShowNoMoreStorageAreasThanTheLimit() throws Exception {
    start(TRAP_TARGET[0], TRAP_TARGET[1], "limit.storages = 3");
    VirtualConnection manager = manager();
    assertEquals(BerTag.INTEGER, tagOf(manager, STORAGE_SIZE + indexOf("/")));
    assertEquals(BerTag.NO_SUCH_INSTANCE, tagOf(manager, STORAGE_SIZE + indexOf("/boot/firmware")));
  }
}
