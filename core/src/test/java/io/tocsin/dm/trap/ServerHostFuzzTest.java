/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.text.HostNames;
import io.tocsin.text.IpAddresses;
import java.net.URI;
import java.util.Locale;

/**
 * Invariant: a text has no host, or one that is a host name or an IP address, that is its own host,
 * and that another reader of URLs finds in the same place.
 */
class ServerHostFuzzTest {

  @FuzzTest
  void shouldFindTheHostThatOthersFind(FuzzedDataProvider data) {
    String address = data.consumeRemainingAsString();
    String host = ServerHost.of(address);
    if (host == null) {
      return;
    }
    assertTrue(HostNames.isName(host) || IpAddresses.parse(host) != null, host);
    assertEquals(host, ServerHost.of(host));
    assertFalse(host.indexOf(' ') >= 0, host);
    boolean isUrl = address.contains("://");
    URI uri = isUrl ? parsed(address) : null;
    // Java's own reader refuses more characters behind the host, and names with underscores.
    if (uri != null && uri.getHost() != null) {
      String other = uri.getHost();
      other = other.startsWith("[") ? other.substring(1, other.length() - 1) : other;
      byte[] number = IpAddresses.parse(other);
      String name = HostNames.withoutFinalDot(other).toLowerCase(Locale.ROOT);
      assertEquals(number == null ? name : IpAddresses.text(number), host);
    }
  }

  private static URI parsed(String address) {
    try {
      return new URI(address);
    } catch (java.net.URISyntaxException e) {
      return null;
    }
  }
}
