/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static io.tocsin.dm.tree.TreeBed.A;
import static io.tocsin.dm.tree.TreeBed.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The rules of OMA-TS-DM_TND §7.7.1, one by one. */
final class AclRulesTest {

  private final TreeBed bed = new TreeBed().furnished();

  @Test
  void shouldGiveTheRootItsDefault() {
    assertEquals("Add=*&Get=*", bed.got(".?prop=ACL", B));
  }

  @Test
  void shouldInheritOnlyWhereTheWholeListIsEmpty() {
    bed.acl("./Vendor", "Add=a.example&Delete=a.example&Get=*&Replace=a.example");
    bed.acl("./Vendor/Group", "Add=b.example");
    assertEquals(425, bed.get("./Vendor/Group", B));
    assertEquals(425, bed.get("./Vendor/Group/Leaf", A));
    assertEquals(200, bed.add("./Vendor/Group/New", B, "x"));
    assertEquals(425, bed.add("./Vendor/Group/Newer", A, "x"));
  }

  @Test
  void shouldNotShowWhatIsInherited() {
    assertEquals("", bed.got("./Vendor/Text?prop=ACL", A));
    assertEquals("", bed.got("./Board/Sensors/cpu?prop=ACL", A));
    assertEquals("Get=b.example", bed.got("./Vendor/Locked?prop=ACL", B));
  }

  @Test
  void shouldGiveTheCreatorOfAnInteriorNodeItsRightsWhenItCannotReplaceTheParent() {
    assertEquals(200, bed.addNode("./Vendor/OfB", B));
    assertTrue(bed.tree.view().isAllowed("./Vendor/OfB", TreeCommand.REPLACE, B));
    assertEquals(200, bed.replace("./Vendor/OfB?prop=ACL", B, "Get=*&Replace=b.example"));
    assertEquals("Get=*&Replace=b.example", bed.got("./Vendor/OfB?prop=ACL", A));
  }

  @Test
  void shouldGrantTheCreatorAddDeleteAndReplace() {
    assertEquals(200, bed.addNode("./Vendor/OfB", B));
    // Get is not among them, so that the parent can tell what is in the list.
    assertEquals(425, bed.get("./Vendor/OfB?prop=ACL", B));
    assertEquals(
        "Add=b.example&Delete=b.example&Replace=b.example",
        bed.tree.root().child("Vendor").child("OfB").acl.toString());
  }

  @Test
  void shouldLetTheNewNodeInheritWhenItsCreatorCanReplaceTheParent() {
    assertEquals(200, bed.addNode("./Vendor/OfA", A));
    assertEquals("", bed.got("./Vendor/OfA?prop=ACL", A));
  }

  @Test
  void shouldLetANewLeafInheritWhoeverMakesIt() {
    assertEquals(200, bed.add("./Vendor/Leaf", B, "x"));
    assertEquals("", bed.got("./Vendor/Leaf?prop=ACL", B));
    assertEquals(425, bed.replace("./Vendor/Leaf", B, "y"));
  }

  @Test
  void shouldLetTheParentsServerTakeControlInTwoSteps() {
    assertEquals(425, bed.replace("./Vendor/Locked/Leaf", A, "x"));
    assertEquals(200, bed.replace("./Vendor/Locked?prop=ACL", A, "Get=*&Replace=a.example"));
    assertEquals(200, bed.replace("./Vendor/Locked/Leaf", A, "x"));
  }

  @Test
  void shouldNotCopyTheListWithAValue() {
    bed.acl("./Vendor/Text", "Get=*&Replace=b.example");
    assertEquals(200, bed.copy("./Vendor/Text", "./Vendor/New", A));
    assertEquals("", bed.got("./Vendor/New?prop=ACL", A));
    bed.acl("./Vendor/New", "Get=a.example&Replace=a.example");
    assertEquals(200, bed.copy("./Vendor/Text", "./Vendor/New", A));
    assertEquals("Get=a.example&Replace=a.example", bed.got("./Vendor/New?prop=ACL", A));
  }

  @Test
  void shouldKeepTheListWhenANodeGetsAnotherName() {
    assertEquals(
        200, bed.replace("./Vendor/Locked?prop=ACL", A, "Get=b.example&Replace=a.example"));
    assertEquals(200, bed.replace("./Vendor/Locked?prop=Name", A, "Other"));
    assertEquals("Get=b.example&Replace=a.example", bed.got("./Vendor/Other?prop=ACL", B));
    assertEquals(404, bed.get("./Vendor/Locked", B));
  }

  @Test
  void shouldForgetAServerEverywhere() {
    bed.acl(".", "Add=*&Delete=b.example&Get=b.example");
    bed.tree.local().forgetServer(B);
    assertEquals("Add=*&Get=*", bed.got(".?prop=ACL", A));
    assertEquals(
        "Add=a.example&Delete=a.example&Get=*&Replace=a.example", bed.got("./Vendor?prop=ACL", A));
    // Its only right is gone, so the node inherits from its parent.
    assertEquals("", bed.got("./Vendor/Locked?prop=ACL", A));
    assertEquals(200, bed.replace("./Vendor/Locked/Leaf", A, "x"));
  }

  @Test
  void shouldChangeNothingWhenAServerIsForgottenThatIsNowhere() {
    bed.tree.save(0);
    bed.tree.local().forgetServer("c.example");
    bed.tree.local().forgetServer("*");
    assertFalse(bed.tree.isDirty());
  }

  @Test
  void shouldLetNobodyAddAccountsAtFirst() {
    assertEquals(425, bed.addNode("./DMAcc/evil", B));
    assertEquals("Get=*", bed.got("./DMAcc?prop=ACL", B));
  }

  /** The tree of the example of OMA-TS-DM_TND §7.7.1.6. */
  @Test
  void shouldDoWhatTheExampleOfTheSpecificationSays() {
    bed.put("./NodeA/Node1", "one");
    bed.put("./NodeB/Node3/Node4", "four");
    bed.put("./NodeB/Node3/Node5", "five");
    bed.acl("./NodeA", "Get=*&Replace=ServerC");
    bed.acl("./NodeA/Node1", "Get=*");
    bed.acl("./NodeB", "Add=ServerA&Get=*&Replace=ServerA");

    assertEquals("one", bed.got("./NodeA/Node1", "ServerB"));
    assertEquals(425, bed.replace("./NodeA/Node1?prop=ACL", "ServerA", "Get=*"));
    assertEquals(425, bed.replace("./NodeA/Node1", "ServerC", "x"));
    assertEquals(425, bed.delete("./NodeA/Node1", "ServerC"));
    assertEquals("Get=*", bed.got("./NodeA/Node1?prop=ACL", "ServerB"));
    assertEquals("", bed.got("./NodeB/Node3/Node4?prop=ACL", "ServerB"));
    assertEquals(200, bed.replace("./NodeB/Node3/Node5", "ServerA", "x"));
    assertEquals(200, bed.replace("./NodeA/Node1?prop=ACL", "ServerC", "Replace=ServerC"));
    assertEquals(200, bed.replace("./NodeA/Node1", "ServerC", "x"));
  }
}
