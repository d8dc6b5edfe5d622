/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static io.tocsin.dm.tree.TreeBed.A;
import static io.tocsin.dm.tree.TreeBed.B;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the properties of nodes are, and how they change. */
final class TreePropertiesTest {

  private final TreeBed bed = new TreeBed().furnished();

  @ParameterizedTest
  @CsvSource({
    "., Name, .",
    "., Format, node",
    "./Vendor/Text, Name, Text",
    "./Vendor/Text, Format, chr",
    "./Vendor/Text, Type, text/plain",
    "./Vendor/Text, Size, 5",
    "./Vendor/Number, Format, int",
    "./Vendor, Format, node",
    "./Board/Rules/one, Type, org.example/1.0/Rule",
    "./Board/Rules/one/Data, Type, application/octet-stream",
    "./Board/Sensors/cpu, Format, chr",
    "./Board/Sensors/cpu, Size, 2",
    "./Board/Sensors/cpu, Name, cpu",
    "./Board/Live, Format, int",
    "./DevInfo, Type, urn:oma:mo:oma-dm-devinfo:1.0",
    "./DevDetail, Type, urn:oma:mo:oma-dm-devdetail:1.0"
  })
  void shouldBeThose(String uri, String property, String value) {
    assertEquals(value, bed.got(uri + "?prop=" + property, B));
  }

  @Test
  void shouldListTheChildrenOfAnInteriorNodeInTheOrderOfTheirNames() {
    assertEquals("Empty/Group/Locked/Number/Text", bed.got("./Vendor", B));
    assertEquals("", bed.got("./Vendor/Empty", B));
    assertEquals("broken/chatty/cpu", bed.got("./Board/Sensors", B));
    assertEquals("Board/DMAcc/DevDetail/DevInfo/Inbox/Vendor", bed.got(".", B));
  }

  @Test
  void shouldGiveAChildListFormatNode() {
    NodeValue value = new NodeValue();
    bed.tree.get("./Vendor", B, value);
    assertEquals(NodeFormat.NODE, value.format());
  }

  @Test
  void shouldShowNamesAsAddressesHaveThem() {
    assertEquals(200, bed.add("./Vendor/Empty/a%20b%c3%bc", A, "x"));
    assertEquals("a%20bü", bed.got("./Vendor/Empty", A));
    assertEquals("x", bed.got("./Vendor/Empty/a%20bü", A));
    assertEquals("a%20bü", bed.got("./Vendor/Empty/a%20b%C3%BC?prop=Name", A));
  }

  @Test
  void shouldCountEachChangeOfANodeAndOfItsProperties() {
    String verNo = "./Vendor/Text?prop=VerNo";
    assertEquals("0", bed.got(verNo, A));
    bed.replace("./Vendor/Text", A, "x");
    assertEquals("1", bed.got(verNo, A));
    bed.replace("./Vendor/Text?prop=Title", A, "Title");
    bed.replace("./Vendor/Text?prop=ACL", A, "Get=*&Replace=a.example");
    assertEquals("3", bed.got(verNo, A));
    bed.replace("./Vendor/Text", B, "refused");
    assertEquals("3", bed.got(verNo, A));
  }

  @Test
  void shouldBeginAgainWithZeroBehindTheGreatestVersion() {
    for (int i = 0; i < 0xFFFF; i++) {
      bed.replace("./Vendor/Text", A, "x");
    }
    assertEquals("65535", bed.got("./Vendor/Text?prop=VerNo", A));
    bed.replace("./Vendor/Text", A, "x");
    assertEquals("0", bed.got("./Vendor/Text?prop=VerNo", A));
  }

  @Test
  void shouldCountChangesOfTheListOfChildren() {
    int before = Integer.parseInt(bed.got("./Vendor?prop=VerNo", A));
    bed.add("./Vendor/New", A, "x");
    bed.replace("./Vendor/New?prop=Name", A, "Newer");
    bed.delete("./Vendor/Newer", A);
    bed.replace("./Vendor/Text", A, "not a change of the list");
    assertEquals(before + 3, Integer.parseInt(bed.got("./Vendor?prop=VerNo", A)));
  }

  @Test
  void shouldStampChangesWithTheTime() {
    bed.tree.setTime(994_869_497_999L);
    bed.replace("./Vendor/Text", A, "x");
    assertEquals("20010711T163817Z", bed.got("./Vendor/Text?prop=TStamp", A));
    assertEquals("", bed.got("./Vendor/Number?prop=TStamp", A));
    bed.tree.setTime(0);
    bed.replace("./Vendor/Text", A, "y");
    assertEquals("", bed.got("./Vendor/Text?prop=TStamp", A));
  }

  @Test
  void shouldReplaceFormatAndTypeWithTheValue() {
    bed.replace("./Vendor/Text", A, NodeFormat.BIN, "image/png", "PNG");
    assertEquals("bin", bed.got("./Vendor/Text?prop=Format", A));
    assertEquals("image/png", bed.got("./Vendor/Text?prop=Type", A));
    assertEquals("3", bed.got("./Vendor/Text?prop=Size", A));
    bed.replace("./Vendor/Text", A, "GIF");
    assertEquals("image/png", bed.got("./Vendor/Text?prop=Type", A));
  }

  @Test
  void shouldCopyValueFormatAndTypeAndNothingElse() {
    bed.replace("./Vendor/Text", A, NodeFormat.XML, "text/xml", "<a/>");
    bed.replace("./Vendor/Text?prop=Title", A, "Title");
    assertEquals(200, bed.copy("./Vendor/Text", "./Vendor/New", A));
    assertEquals("<a/>", bed.got("./Vendor/New", A));
    assertEquals("xml", bed.got("./Vendor/New?prop=Format", A));
    assertEquals("text/xml", bed.got("./Vendor/New?prop=Type", A));
    assertEquals("", bed.got("./Vendor/New?prop=Title", A));
    bed.replace("./Vendor/Text", A, "<b/>");
    assertEquals("<a/>", bed.got("./Vendor/New", A));
  }

  @Test
  void shouldCopyFromAndOntoLiveNodes() {
    assertEquals(200, bed.copy("./Board/Live", "./Vendor/New", A));
    assertEquals("42", bed.got("./Vendor/New", A));
    assertEquals(200, bed.copy("./Vendor/Number", "./Board/Live", A));
    assertEquals(5, bed.live.number);
    assertEquals("42", bed.got("./Vendor/New", A));
  }

  @Test
  void shouldTellTheHandlerWhoAsksAndForWhat() {
    bed.tree.exec("./Board/Reboot", A, "c1", TreeBed.bytes("now"));
    assertEquals("a.example c1 3", bed.executed.get(0));
  }

  @Test
  void shouldRemoveAllBelowADeletedNode() {
    int before = bed.tree.nodeCount();
    assertEquals(200, bed.delete("./Vendor/Group", A));
    assertEquals(before - 3, bed.tree.nodeCount());
    assertEquals(404, bed.get("./Vendor/Group/Leaf", A));
  }
}
