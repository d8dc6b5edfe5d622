/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.event.EventKind;
import io.tocsin.hal.TestPlatform;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.mib.Settings;
import io.tocsin.mib.SnmpV2Mib;
import io.tocsin.mib.SystemInformation;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.SnmpEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** snmpEnableAuthenTraps (RFC 3418). */
final class AuthenticationFailuresTest {

  private final TestPlatform platform = new TestPlatform(new VirtualNetwork(), "10.0.0.1");
  private final List<Long> told = new ArrayList<>();

  @Test
  void shouldTellNothingWhileTheTrapsAreDisabled() {
    failures(false).authenticationFailed(null);
    assertEquals(List.of(), told);
  }

  @Test
  void shouldTellOfEachWhereTheTrapsAreEnabled() {
    AuthenticationFailures failures = failures(true);
    failures.setNow(5);
    failures.authenticationFailed(null);
    failures.setNow(6);
    failures.authenticationFailed(null);
    assertEquals(List.of(5L, 6L), told);
  }

  private AuthenticationFailures failures(boolean enabled) {
    SnmpV2Mib system =
        new SnmpV2Mib(
            new SystemInformation("test", "", "", ""),
            enabled,
            new SnmpEngine(EngineIdentity.make(32473, "serial-1"), 1, 0),
            platform,
            new EngineCounters(),
            new Settings(null, 8),
            platform.entropy);
    return new AuthenticationFailures(
        system,
        (event, nowMs) -> {
          assertEquals(EventKind.AUTHENTICATION_FAILURE, event.kind());
          told.add(nowMs);
        });
  }
}
