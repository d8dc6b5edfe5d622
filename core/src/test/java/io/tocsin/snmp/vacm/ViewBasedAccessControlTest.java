/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.vacm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.AccessControl;
import io.tocsin.snmp.AccessDecision;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 3415 §3.2, isAccessAllowed. */
class ViewBasedAccessControlTest {

  private static final int TSM = SecurityModelNumber.TSM;
  private static final int LEVEL = SecurityLevel.AUTH_PRIV;
  private static final Octets NONE = new Octets(0);
  private static final Octets NAME = Octets.ofAscii("joe");
  private static final Octets GROUP = Octets.ofAscii("group");
  private static final Oid VARIABLE = Oid.parse("1.3.6.1.2.1.1.1.0");

  private final SecurityToGroup groups = new SecurityToGroup(2);
  private final ViewTree views = new ViewTree(4, 4);
  private final AccessTable access = new AccessTable(4, views);
  private final AccessControl vacm = new ViewBasedAccessControl(groups, access, views);

  @BeforeEach
  void fill() {
    Octets system = Octets.ofAscii("system");
    views.addFamily(system, Oid.parse("1.3.6.1.2.1.1"), new byte[0], true);
    groups.add(TSM, NAME, GROUP);
    access.add(GROUP, NONE, true, TSM, LEVEL, system, Octets.ofAscii("undefined"), NONE);
  }

  /** The view, or a refusal. */
  private int select(int model, Octets name, int level, int viewType, Octets context) {
    return vacm.selectView(model, name, level, viewType, context);
  }

  @Test
  void step1ShouldKnowTheDefaultContextAlone() {
    assertEquals(
        AccessDecision.NO_SUCH_CONTEXT,
        select(TSM, NAME, LEVEL, AccessControl.READ, Octets.ofAscii("x")));
  }

  @Test
  void step2ShouldFindTheGroupByModelAndName() {
    assertEquals(
        AccessDecision.NO_GROUP_NAME,
        select(TSM, Octets.ofAscii("jo"), LEVEL, AccessControl.READ, NONE));
    assertEquals(
        AccessDecision.NO_GROUP_NAME,
        select(SecurityModelNumber.USM, NAME, LEVEL, AccessControl.READ, NONE));
  }

  @Test
  void step3ShouldFindTheAccessEntry() {
    assertEquals(
        AccessDecision.NO_ACCESS_ENTRY,
        select(TSM, NAME, SecurityLevel.AUTH_NO_PRIV, AccessControl.READ, NONE));
  }

  @Test
  void step4ShouldAskForAViewThatIsDefined() {
    assertEquals(AccessDecision.NO_SUCH_VIEW, select(TSM, NAME, LEVEL, AccessControl.NOTIFY, NONE));
    assertEquals(AccessDecision.NO_SUCH_VIEW, select(TSM, NAME, LEVEL, AccessControl.WRITE, NONE));
  }

  @Test
  void step5ShouldLookIntoTheView() {
    int view = select(TSM, NAME, LEVEL, AccessControl.READ, NONE);
    assertTrue(vacm.isInView(view, VARIABLE));
    assertFalse(vacm.isInView(view, Oid.parse("1.3.6.1.2.1.2.1.0")));
  }

  @Test
  void shouldAnswerOtherErrorToAPurposeThereIsNot() {
    assertEquals(AccessDecision.OTHER_ERROR, select(TSM, NAME, LEVEL, 3, NONE));
    assertEquals(AccessDecision.OTHER_ERROR, select(TSM, NAME, LEVEL, -1, NONE));
  }

  @Test
  void groupsShouldRefuseWhatDoesNotFit() {
    Octets other = Octets.ofAscii("ann");
    assertFalse(groups.add(TSM, NAME, Octets.ofAscii("second")));
    assertFalse(groups.add(SecurityModelNumber.ANY, other, GROUP));
    assertFalse(groups.add(TSM, NONE, GROUP));
    assertFalse(groups.add(TSM, other, NONE));
    assertFalse(groups.add(TSM, other, Octets.ofAscii("g".repeat(33))));
    assertTrue(groups.add(TSM, other, GROUP));
    assertFalse(groups.add(TSM, Octets.ofAscii("bob"), GROUP));
  }
}
