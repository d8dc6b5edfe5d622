/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static io.tocsin.dm.tree.TreeBed.A;
import static io.tocsin.dm.tree.TreeBed.B;

import java.util.Set;

/** Commands that need something done before. */
final class TreeBedCommands {

  /** Those of the situations below, and others, in which the tree is changed before the command. */
  static final Set<String> PREPARED =
      Set.of(
          "Add of one node too many",
          "Add without room for it",
          "Add of a described leaf of another format",
          "Replace without room for it",
          "Replace of the ACL of the root without Add for all",
          "Replace of the ACL of the root by none",
          "Replace of the ACL of a leaf by its own right alone",
          "Copy of one node too many",
          "Exec in an Atomic");

  private TreeBedCommands() {}

  static int addWithoutRoom(TreeBed bed) {
    return bed.fullOfBytes().add("./Vendor/New", A, "x".repeat(TreeBed.LIMITS.valueBytes()));
  }

  static int addBadText(TreeBed bed) {
    return bed.tree.add(
        "./Vendor/New", A, new NodeValue(NodeFormat.CHR, null, new byte[] {(byte) 0xC3}));
  }

  static int replaceWithoutRoom(TreeBed bed) {
    return bed.fullOfBytes()
        .replace("./Vendor/Group/Leaf", A, "x".repeat(TreeBed.LIMITS.valueBytes()));
  }

  static int liveTooLong(TreeBed bed) {
    return bed.replace("./Board/Live", A, "0".repeat(TreeBed.LIMITS.valueBytes() + 1));
  }

  static int titleOfBoard(TreeBed bed) {
    return bed.replace("./Board?prop=Title", A, "The board");
  }

  static int renameBoard(TreeBed bed) {
    return bed.replace("./Board?prop=Name", A, "Other");
  }

  static int renameSensor(TreeBed bed) {
    return bed.replace("./Board/Sensors/cpu?prop=Name", A, "gpu");
  }

  static int renameLimit(TreeBed bed) {
    return bed.replace("./Board/Rules/one/Limit?prop=Name", A, "Bound");
  }

  static int longTitle(TreeBed bed) {
    return bed.replace("./Vendor/Text?prop=Title", A, "t".repeat(TreeBed.LIMITS.titleBytes() + 1));
  }

  static int longName(TreeBed bed) {
    return bed.replace("./Vendor/Text?prop=Name", A, "n".repeat(TreeBed.LIMITS.nameBytes() + 1));
  }

  static int badTitle(TreeBed bed) {
    return bed.replace("./Vendor/Text?prop=Title", A, "a\nb");
  }

  static int aclOfLeaf(TreeBed bed) {
    return bed.replace("./Vendor/Text?prop=ACL", A, "Get=b.example");
  }

  static int narrowRoot(TreeBed bed) {
    rootIsOfA(bed);
    return bed.replace(".?prop=ACL", A, "Add=a.example&Get=*&Replace=a.example");
  }

  static int emptyRoot(TreeBed bed) {
    rootIsOfA(bed);
    return bed.replace(".?prop=ACL", A, "");
  }

  static int widenRoot(TreeBed bed) {
    rootIsOfA(bed);
    return bed.replace(".?prop=ACL", A, "Add=*&Delete=b.example&Get=*");
  }

  private static void rootIsOfA(TreeBed bed) {
    bed.acl(".", "Add=*&Get=*&Replace=a.example");
  }

  static int longAcl(TreeBed bed) {
    return bed.replace("./Vendor?prop=ACL", A, "Add=" + "s".repeat(TreeBed.LIMITS.aclBytes()));
  }

  static int aclOfOwnLeaf(TreeBed bed) {
    bed.acl("./Vendor/Text", "Get=*&Replace=b.example");
    return bed.replace("./Vendor/Text?prop=ACL", B, "Get=*&Replace=b.example");
  }

  static int deleteAboveLocked(TreeBed bed) {
    return bed.delete("./Vendor", A);
  }
}
