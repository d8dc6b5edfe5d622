/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmServersTest {

  private final ServersOf bed = new ServersOf();

  private void assertError(String expected) {
    assertEquals(1, bed.errors.size(), bed.errors::toString);
    assertTrue(bed.errors.get(0).contains(expected), bed.errors::toString);
  }

  @Test
  void shouldFindServersByTheirId() {
    DmServers servers = bed.load(ServersOf.server("a", "one"), ServersOf.server("b", "two"));
    assertEquals(List.of(), bed.errors);
    assertEquals(2, servers.count());
    assertEquals(1, servers.indexOf("two"));
    assertEquals(-1, servers.indexOf("three"));
    assertEquals("b", servers.settings(1).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&b", "a=b", "a+b", "*", "a b"})
  void shouldRefuseAnIdThatCannotStandInAnAccessControlList(String id) {
    bed.load(ServersOf.server("a", id, "address = https://dm.example.com/"));
    assertError("dm.server.a.id = " + id + ": it cannot stand in an access control list");
  }

  @ParameterizedTest
  @CsvSource({"dm.example.com", "ftp://dm.example.com/", "https://", "https://a:99999/"})
  void shouldRefuseAnAddressThatIsNoUrl(String address) {
    bed.load(ServersOf.server("a", "one", "address = " + address));
    assertError("dm.server.a.address = " + address + ": ");
  }

  @Test
  void shouldRefuseAnAllowedHostThatIsOfOneLink() {
    bed.load(ServersOf.server("a", "one"), "dm.allowed.hosts = fe80::1%eth0\n");
    assertError("dm.allowed.hosts = fe80::1%eth0: fe80::1%eth0 belongs to one link alone");
  }

  @Test
  void shouldTellOfASecretThatCannotBeRead() {
    bed.load(ServersOf.server("a", "one", "client.secret = missing.txt"));
    assertError("dm.server.a.client.secret = missing.txt: missing.txt cannot be read");
    bed.file("s.txt", "x".repeat(258));
    bed.load(ServersOf.server("a", "one"));
    assertError("dm.server.a.server.secret = s.txt: s.txt cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void shouldRefuseAnEmptySecret(String content) {
    bed.file("s.txt", content);
    bed.load(ServersOf.server("a", "one"));
    assertError("dm.server.a.server.secret = s.txt: a secret has 1 to 255 bytes, not 0");
  }

  @Test
  void shouldNeverShowASecret() {
    bed.file("s.txt", "x".repeat(256));
    bed.load(ServersOf.server("a", "one"));
    assertError("not 256");
    assertFalse(bed.errors.get(0).contains("xxx"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void shouldNotCountALineEnd(String end) {
    byte[] content = bed.load(ServersOf.server("a", "one")).content(0);
    bed.file("c.txt", "client secret" + end);
    assertArrayEquals(content, bed.load(ServersOf.server("a", "one")).content(0));
    bed.file("c.txt", "client secret" + end + end);
    assertFalse(Arrays.equals(content, bed.load(ServersOf.server("a", "one")).content(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "address = https://other/",
        "client.auth = hmac",
        "client.name = other",
        "client.nonce = 01",
        "server.auth = hmac",
        "server.nonce = 01",
        "keeps.account = true"
      })
  void shouldBeAnotherAccountWhenAnythingOfItChanges(String line) {
    byte[] content = bed.load(ServersOf.server("a", "one")).content(0);
    assertFalse(Arrays.equals(content, bed.load(ServersOf.server("a", "one", line)).content(0)));
  }
}
