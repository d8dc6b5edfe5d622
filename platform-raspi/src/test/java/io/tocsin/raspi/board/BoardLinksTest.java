/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network interfaces of a board. */
@Timeout(60)
class BoardLinksTest {

  private static final String ETHERNET =
      "sys/devices/platform/soc/3f980000.usb/usb1/1-1/1-1.1/1-1.1:1.0/net/eth0/";

  @TempDir private Path folder;
  private BoardBed bed;

  @AfterEach
  void close() {
    bed.close();
  }

  private void start(String board) throws Exception {
    bed = new BoardBed(folder, board).start();
  }

  private static List<Long> counters(Link link) {
    List<Long> counters = new ArrayList<>();
    for (int counter = 0; counter < LinkCounter.COUNT; counter++) {
      counters.add(link.counter(counter));
    }
    return counters;
  }

  @Test
  void shouldTellOfEthernet() throws Exception {
    start("pi-3b");
    Link link = bed.link("eth0");
    assertEquals(2, link.interfaceIndex());
    assertEquals(Link.ETHERNET, link.type());
    assertEquals(Link.UP, link.status());
    assertTrue(link.isEnabled());
    assertTrue(link.isPromiscuous());
    assertTrue(link.hasConnector());
    assertEquals(
        "eth0 Standard Microsystems Corp. SMSC9512/9514 USB 2.0 HUB Ethernet, driver smsc95xx",
        link.description());
    assertEquals("", link.alias());
    assertEquals(1_500, link.mtuBytes());
    assertEquals(100_000_000, link.bitsPerSecond());
    assertArrayEquals(
        new byte[] {(byte) 0xB8, 0x27, (byte) 0xEB, 0x1C, 0x2B, 0x3A}, link.physicalAddress());
    assertEquals(
        List.of(18446744L, 900L, 100L, 0L, 2L, 1L, 0L, 5000L, 900L, 0L, 0L, 4L, 3L),
        counters(link));
  }

  @Test
  void shouldTellOfTheLoopback() throws Exception {
    start("pi-zero-2w");
    Link link = bed.board.link(0);
    assertEquals("lo", link.name());
    assertEquals(1, link.interfaceIndex());
    assertEquals(Link.LOOPBACK, link.type());
    assertEquals(Link.UP, link.status());
    assertEquals(0, link.bitsPerSecond());
    assertEquals(0, link.physicalAddress().length);
    assertFalse(link.hasConnector());
    assertEquals("lo loopback", link.description());
  }

  @Test
  void shouldTellOfARadio() throws Exception {
    start("pi-zero-2w");
    Link link = bed.link("wlan0");
    assertEquals(Link.WIRELESS, link.type());
    assertEquals("roof", link.alias());
    assertEquals("wlan0, driver brcmfmac", link.description());
    assertFalse(link.hasConnector());
    assertEquals(9876543, link.counter(LinkCounter.IN_OCTETS));
  }

  @Test
  void shouldMakeANameThatIsAllowed() throws Exception {
    start("rock-5b");
    assertEquals("enp4p65s0", bed.board.link(0).name());
    assertEquals(2_500_000_000L, bed.board.link(0).bitsPerSecond());
    assertEquals("enP4p65s0, driver r8169", bed.board.link(0).description());
  }

  @ParameterizedTest
  @CsvSource({
    "up, 1, 1",
    "down, 0, 2",
    "testing, 1, 3",
    "unknown, 1, 1",
    "unknown, 0, 2",
    "unknown, '', 4",
    "dormant, 1, 5",
    "notpresent, 0, 6",
    "lowerlayerdown, 0, 7",
  })
  void shouldTellTheStatus(String state, String carrier, int status) throws Exception {
    bed = new BoardBed(folder, "pi-3b");
    bed.tree.root().write(ETHERNET + "operstate", state + "\n");
    bed.tree.root().write(ETHERNET + "carrier", carrier + "\n");
    bed.start();
    assertEquals(status, bed.link("eth0").status());
  }

  @Test
  void shouldFollowChanges() throws Exception {
    start("pi-3b");
    Link link = bed.link("eth0");
    byte[] address = link.physicalAddress();
    bed.tree.root().write(ETHERNET + "operstate", "down\n");
    bed.tree.root().write(ETHERNET + "flags", "0x1002\n");
    BoardBed.await(() -> link.status() == Link.DOWN && !link.isEnabled());
    assertSame(address, link.physicalAddress());
  }

  @ParameterizedTest
  @CsvSource({"mtu", "speed", "address", "flags", "ifalias", "operstate", "carrier"})
  void shouldLoseNothingButWhatABadFileTells(String file) throws Exception {
    bed = new BoardBed(folder, "pi-3b");
    bed.tree.root().write(ETHERNET + file, "\u0000nonsense:zz\n");
    bed.start();
    Link link = bed.link("eth0");
    assertEquals(file.equals("mtu") ? 0 : 1_500, link.mtuBytes());
    assertEquals(file.equals("speed") ? 0 : 100_000_000, link.bitsPerSecond());
    assertEquals(file.equals("address") ? 0 : 6, link.physicalAddress().length);
    assertEquals(!file.equals("flags"), link.isEnabled());
    assertEquals(900, link.counter(LinkCounter.IN_UNICAST_PACKETS));
    assertEquals(Link.UP, bed.link("lo").status());
  }

  @Test
  void shouldBeNotPresentWhileItIsPulledOut() throws Exception {
    start("pi-3b");
    Link link = bed.link("eth0");
    bed.tree.root().remove("sys/class/net/eth0");
    BoardBed.await(() -> link.status() == Link.NOT_PRESENT);
    assertEquals(18446744, link.counter(LinkCounter.IN_OCTETS));
    assertEquals(6, link.physicalAddress().length);
    bed.tree.add(BoardTree.text("pi-3b"));
    BoardBed.await(() -> link.status() == Link.UP);
  }

  @Test
  void shouldNotCountBackWhenTheKernelCountsGroupsFirst() throws Exception {
    start("pi-3b");
    Link link = bed.link("eth0");
    String line = "eth0: %d %d 0 0 0 0 0 %d 0 0 0 0 0 0 0 0\n";
    bed.tree.root().write("proc/net/dev", line.formatted(18446745, 1001, 103));
    BoardBed.await(() -> link.counter(LinkCounter.IN_MULTICAST_PACKETS) == 103);
    assertEquals(900, link.counter(LinkCounter.IN_UNICAST_PACKETS));
    bed.tree.root().write("proc/net/dev", line.formatted(70, 7, 2));
    BoardBed.await(() -> link.counter(LinkCounter.IN_OCTETS) == 70);
    assertEquals(5, link.counter(LinkCounter.IN_UNICAST_PACKETS));
    bed.tree.root().write("proc/net/dev", "eth0: nonsense\n");
    bed.tree.root().write(ETHERNET + "mtu", "576\n");
    BoardBed.await(() -> link.mtuBytes() == 576);
    assertEquals(70, link.counter(LinkCounter.IN_OCTETS));
  }
}
