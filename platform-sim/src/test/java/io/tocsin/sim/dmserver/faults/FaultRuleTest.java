/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultRuleTest {

  @Test
  void shouldReadParameterSessionAndRequest() {
    assertEquals(new FaultRule(Fault.HTTP_503, "30", 1, 2), FaultRule.parse("http-503=30@1.2"));
    assertEquals(new FaultRule(Fault.GARBAGE, "", 3, 0), FaultRule.parse("garbage@3"));
    assertEquals(new FaultRule(Fault.GARBAGE, "", 0, 1), FaultRule.parse("garbage@*.1"));
    assertEquals(
        new FaultRule(Fault.REDIRECT, "https://a@b:1/x=y", 2, 0),
        FaultRule.parse("redirect=https://a@b:1/x=y@2"));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void shouldKnowEachFaultByItsName(Fault fault) {
    String parameter = fault == Fault.REDIRECT || fault == Fault.RESP_URI ? "=http://x/" : "";
    assertEquals(fault, FaultRule.parse(fault + parameter).fault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sing", "redirect", "http-503=x", "garbage@x", "garbage@1.2.3"})
  void shouldRefuseOthers(String text) {
    assertThrows(IllegalArgumentException.class, () -> FaultRule.parse(text));
  }

  @Test
  void shouldApplyWhereItIsToApply() {
    FaultPlan plan = FaultPlan.parse("garbage@2", "http-500@*.3");
    assertFalse(plan.of(1, 1).has(Fault.GARBAGE));
    assertTrue(plan.of(2, 7).has(Fault.GARBAGE));
    assertTrue(plan.of(9, 3).has(Fault.HTTP_500));
    assertFalse(plan.of(9, 4).has(Fault.HTTP_500));
  }
}
