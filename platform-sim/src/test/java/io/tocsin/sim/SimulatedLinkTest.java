/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tocsin.hal.LinkCounter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedLinkTest {

  private static SimulatedLink link(String name, String serial, int index) {
    return new SimulatedLink(new LinkPlan(name, true), serial, index);
  }

  /** Types of IANAifType: 6 Ethernet, 23 PPP, 24 loopback, 71 IEEE 802.11. */
  @ParameterizedTest
  @CsvSource({
    "lo, 24, 65536, 0, 0, false",
    "wlan0, 71, 1500, 72200000, 6, false",
    "wlp2s0, 71, 1500, 72200000, 6, false",
    "ppp0, 23, 1500, 50000000, 0, false",
    "wwan0, 23, 1500, 50000000, 0, false",
    "eth0, 6, 1500, 1000000000, 6, true",
    "to-the-pump, 6, 1500, 1000000000, 6, true",
  })
  void shouldBeOfTheKindThatItsNameTells(
      String name, int type, int mtu, long speed, int addressBytes, boolean hasConnector) {
    SimulatedLink link = link(name, "0123", 2);
    assertEquals(type, link.type());
    assertEquals(mtu, link.mtuBytes());
    assertEquals(speed, link.bitsPerSecond());
    assertEquals(addressBytes, link.physicalAddress().length);
    assertEquals(hasConnector, link.hasConnector());
  }

  @Test
  void shouldHaveAnAddressOfItsOwnThatStays() {
    byte[] address = link("eth0", "0123", 2).physicalAddress();
    assertArrayEquals(address, link("eth0", "0123", 2).physicalAddress());
    assertNotEquals(
        Arrays.toString(address), Arrays.toString(link("eth0", "0124", 2).physicalAddress()));
    assertNotEquals(
        Arrays.toString(address), Arrays.toString(link("eth1", "0123", 3).physicalAddress()));
    assertEquals(0x02, address[0] & 0x03, "locally administered, for one station");
  }

  @Test
  void shouldCountNothingByItself() {
    for (int counter = 0; counter < LinkCounter.COUNT; counter++) {
      assertEquals(0, link("eth0", "0123", 2).counter(counter));
    }
  }
}
