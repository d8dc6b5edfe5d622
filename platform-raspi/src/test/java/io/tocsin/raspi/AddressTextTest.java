/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {

  /** The cases of RFC 5952 §4. */
  @ParameterizedTest
  @CsvSource({
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:DB8::ABCD, 2001:db8::abcd",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "fe80:0:0:0:0:0:0:7, fe80::7",
    "::ffff:192.0.2.1, 192.0.2.1",
    "192.0.2.255, 192.0.2.255",
  })
  void shouldWriteAddressesAsRfc5952Asks(String text, String expected) throws Exception {
    assertEquals(expected, AddressText.of(AddressText.parseLiteral(text)));
  }

  @Property
  void shouldReadBackWhatItWrote(@ForAll @Size(16) byte[] octets) throws Exception {
    InetAddress address = InetAddress.getByAddress(octets);
    assertArrayEquals(
        address.getAddress(), AddressText.parseLiteral(AddressText.of(address)).getAddress());
  }

  @Property
  void shouldReadEachIpv4Address(@ForAll @Size(4) byte[] octets) throws Exception {
    InetAddress address = InetAddress.getByAddress(octets);
    assertEquals(address, AddressText.parseLiteral(AddressText.of(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "manager.example.", "a-b_c.example", "1.example", "3com"})
  void shouldLeaveNamesToTheResolver(String name) throws UnknownHostException {
    assertNull(AddressText.parseLiteral(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a\nb", "user@host", "1", "1.2.3.4.5", "1..2.3", "."})
  void shouldRefuseWhatIsNeither(String text) {
    assertThrows(UnknownHostException.class, () -> AddressText.parseLiteral(text));
  }

  @Test
  void shouldNotRepeatControlCharactersInItsComplaint() {
    UnknownHostException e =
        assertThrows(UnknownHostException.class, () -> AddressText.parseLiteral("a\u001b[2Jb"));
    assertEquals("'a?[2Jb' is not a host name", e.getMessage());
  }
}
