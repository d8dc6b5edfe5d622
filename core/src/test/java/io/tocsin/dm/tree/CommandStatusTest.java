/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static io.tocsin.dm.tree.TreeBed.A;
import static io.tocsin.dm.tree.TreeBed.B;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The status code of each command in each situation, and that what is refused changes nothing. */
final class CommandStatusTest {

  /** One command in one situation. */
  private record Row(String situation, int status, ToIntFunction<TreeBed> command) {
    @Override
    public String toString() {
      return situation + " = " + status;
    }
  }

  private static final String LONG_VALUE = "x".repeat(TreeBed.LIMITS.valueBytes() + 1);
  private static final String LONG_NAME = "n".repeat(TreeBed.LIMITS.nameBytes() + 1);
  private static final String LONG_URI = "./" + "n".repeat(TreeBed.LIMITS.uriBytes());
  private static final String SERIALIZED_OBJECT = "application/vnd.syncml.dmtnds+xml";
  private static final String SERIALIZED_CAPITALS = "Application/VND.SyncML.DMTNDS+WBXML";
  private static final String DEEP_URI = "./1/2/3/4/5/6/7/8";

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    get(rows);
    getProperty(rows);
    addPlaces(rows);
    addValues(rows);
    replace(rows);
    replaceProperty(rows);
    replaceAcl(rows);
    delete(rows);
    copy(rows);
    exec(rows);
    return rows;
  }

  private static void row(
      List<Row> rows, String situation, int status, ToIntFunction<TreeBed> command) {
    rows.add(new Row(situation, status, command));
  }

  private static void get(List<Row> rows) {
    row(rows, "Get of the root", 200, bed -> bed.get(".", B));
    row(rows, "Get of a leaf", 200, bed -> bed.get("./Vendor/Text", B));
    row(rows, "Get of a leaf without the dot", 200, bed -> bed.get("Vendor/Text", B));
    row(rows, "Get of an interior node", 200, bed -> bed.get("./Vendor", B));
    row(rows, "Get of an interior node without children", 200, bed -> bed.get("./Vendor/Empty", B));
    row(rows, "Get of a live leaf", 200, bed -> bed.get("./Board/Sensors/cpu", B));
    row(rows, "Get of a live interior node", 200, bed -> bed.get("./Board/Sensors", B));
    row(rows, "Get of a missing node", 404, bed -> bed.get("./Vendor/None", A));
    row(rows, "Get of a node below a leaf", 404, bed -> bed.get("./Vendor/Text/None", A));
    row(rows, "Get of a missing live node", 404, bed -> bed.get("./Board/Sensors/none", A));
    row(rows, "Get of what is no address", 404, bed -> bed.get("./Vendor/", A));
    row(rows, "Get of an absolute address", 404, bed -> bed.get("/Vendor", A));
    row(rows, "Get of no address", 404, bed -> bed.get(null, A));
    row(rows, "Get of a node whose kind cannot be read", 405, bed -> bed.get(rule("Key"), A));
    row(rows, "Get of a node that can only be started", 405, bed -> bed.get("./Board/Reboot", A));
    row(rows, "Get of the Inbox", 405, bed -> bed.get("./Inbox", A));
    row(rows, "Get of a missing node in the Inbox", 405, bed -> bed.get("./Inbox/a/b", A));
    row(rows, "Get of a structure", 406, bed -> bed.get("./Vendor?list=Struct", A));
    row(rows, "Get of a structure with data", 406, bed -> bed.get("./Vendor?list=StructData", A));
    row(rows, "Get of a serialized object", 406, bed -> bed.get("./Vendor?list=TNDS", A));
    row(rows, "Get of an unknown query", 406, bed -> bed.get("./Vendor?sort=up", A));
    row(rows, "Get by nobody", 407, bed -> bed.get("./Vendor", null));
    row(rows, "Get by the wildcard", 407, bed -> bed.get("./Vendor", "*"));
    row(rows, "Get of a live value that is too long", 413, bed -> bed.get(sensor("chatty"), A));
    row(rows, "Get of too long an address", 414, bed -> bed.get(LONG_URI, A));
    row(rows, "Get of too long a name", 414, bed -> bed.get("./" + LONG_NAME, A));
    row(rows, "Get of too deep an address", 414, bed -> bed.get(DEEP_URI, A));
    row(rows, "Get of a node that another server has", 425, bed -> bed.get("./Vendor/Locked", A));
    row(rows, "Get below such a node", 425, bed -> bed.get("./Vendor/Locked/Leaf", A));
    row(rows, "Get of a live value that cannot be had", 500, bed -> bed.get(sensor("broken"), A));
  }

  private static void getProperty(List<Row> rows) {
    for (String property : List.of("ACL", "Format", "Name", "Size", "Title", "Type", "VerNo")) {
      row(rows, "Get of the " + property, 200, bed -> bed.get("./Vendor/Text?prop=" + property, B));
    }
    row(rows, "Get of the TStamp", 200, bed -> bed.get("./Vendor/Text?prop=TStamp", B));
    row(rows, "Get of a property of the root", 200, bed -> bed.get(".?prop=Name", B));
    row(
        rows,
        "Get of the Format of a live leaf",
        200,
        bed -> bed.get(sensor("cpu?prop=Format"), B));
    row(rows, "Get of the ACL of a secret", 200, bed -> bed.get(rule("Key?prop=ACL"), B));
    row(rows, "Get of a property of nothing", 404, bed -> bed.get("./None?prop=ACL", A));
    row(rows, "Get of the Size of a secret", 405, bed -> bed.get(rule("Key?prop=Size"), A));
    row(rows, "Get of the Size of an interior node", 406, bed -> bed.get("./Vendor?prop=Size", A));
    row(rows, "Get of an unknown property", 406, bed -> bed.get("./Vendor?prop=Colour", A));
    row(rows, "Get of a property in other case", 406, bed -> bed.get("./Vendor?prop=acl", A));
    row(rows, "Get of the VerNo of a live leaf", 406, bed -> bed.get(sensor("cpu?prop=VerNo"), A));
    row(rows, "Get of a property without the right", 425, bed -> bed.get(locked("ACL"), A));
    row(
        rows,
        "Get of the Size of a lost value",
        500,
        bed -> bed.get(sensor("broken?prop=Size"), A));
  }

  private static void addPlaces(List<Row> rows) {
    row(rows, "Add of a leaf below the root", 200, bed -> bed.add("./New", B, "x"));
    row(rows, "Add of an interior node below the root", 200, bed -> bed.addNode("./New", B));
    row(rows, "Add of a leaf with the right", 200, bed -> bed.add("./Vendor/New", B, "x"));
    row(rows, "Add of a described node", 200, bed -> bed.addNode("./Board/Rules/two", B));
    row(rows, "Add below a missing node", 404, bed -> bed.add("./None/New", A, "x"));
    row(rows, "Add of a bad address", 404, bed -> bed.add("./Vendor/../New", A, "x"));
    row(rows, "Add below a leaf", 405, bed -> bed.add("./Vendor/Text/New", A, "x"));
    row(rows, "Add below a node that allows none", 405, bed -> bed.add("./DevInfo/New", A, "x"));
    row(rows, "Add of an undescribed node", 405, bed -> bed.add(rule("New"), A, "x"));
    row(rows, "Add below a live node", 405, bed -> bed.add(sensor("new"), A, "x"));
    row(rows, "Add of a property", 405, bed -> bed.add("./Vendor/Text?prop=Title", A, "x"));
    row(rows, "Add of a list", 405, bed -> bed.add("./Vendor/Text?list=Struct", A, "x"));
    row(rows, "Add below the Inbox", 405, bed -> bed.add("./Inbox/New", A, "x"));
    row(rows, "Add by nobody", 407, bed -> bed.add("./New", null, "x"));
    row(rows, "Add of too long an address", 414, bed -> bed.add(LONG_URI, A, "x"));
    row(rows, "Add of too long a name", 414, bed -> bed.add("./" + LONG_NAME, A, "x"));
    row(rows, "Add of too deep a node", 414, bed -> bed.add(DEEP_URI, A, "x"));
    row(rows, "Add of the root", 418, bed -> bed.addNode(".", A));
    row(rows, "Add of a node that is there", 418, bed -> bed.add("./Vendor/Text", A, "x"));
    row(rows, "Add of a permanent node", 418, bed -> bed.addNode("./DevInfo", A));
    row(rows, "Add of one node too many", 420, bed -> bed.full().add("./New", A, "x"));
    row(rows, "Add without room for it", 420, TreeBedCommands::addWithoutRoom);
    row(rows, "Add without the right", 425, bed -> bed.add("./DMAcc/New", A, "x"));
    row(rows, "Add below a locked node", 425, bed -> bed.add("./Vendor/Locked/New", A, "x"));
    row(rows, "Add of a locked node again", 425, bed -> bed.add("./Vendor/Locked/Leaf", A, "x"));
  }

  private static void addValues(List<Row> rows) {
    add(rows, "an int", 200, NodeFormat.INT, null, "-2147483648");
    add(rows, "an int that is none", 415, NodeFormat.INT, null, "2147483648");
    add(rows, "a bool", 200, NodeFormat.BOOL, null, "true");
    add(rows, "a bool that is none", 415, NodeFormat.BOOL, null, "yes");
    add(rows, "a float", 200, NodeFormat.FLOAT, null, "-1.5e3");
    add(rows, "a float that is none", 415, NodeFormat.FLOAT, null, ".");
    add(rows, "a date", 200, NodeFormat.DATE, null, "2004-02-29");
    add(rows, "a date that is none", 415, NodeFormat.DATE, null, "20030229");
    add(rows, "a time", 200, NodeFormat.TIME, null, "23:59:60");
    add(rows, "a time that is none", 415, NodeFormat.TIME, null, "2460");
    add(rows, "a null", 200, NodeFormat.NULL, null, "");
    add(rows, "a null with a value", 415, NodeFormat.NULL, null, "x");
    add(rows, "a piece of base64", 200, NodeFormat.B64, null, "AAE=");
    add(rows, "a piece of base64 that is none", 415, NodeFormat.B64, null, "A=E=");
    add(rows, "a document", 200, NodeFormat.XML, "text/xml", "<a/>");
    add(rows, "a picture", 200, NodeFormat.BIN, "image/png", "PNG");
    add(rows, "an interior node with a type", 200, NodeFormat.NODE, "org.example/1.0/X", "");
    add(rows, "an interior node with a value", 415, NodeFormat.NODE, null, "x");
    add(rows, "a serialized object", 415, NodeFormat.XML, SERIALIZED_OBJECT, "");
    add(rows, "one with its name in capitals", 415, NodeFormat.XML, SERIALIZED_CAPITALS, "");
    row(
        rows,
        "Add of a serialized object to the Inbox",
        415,
        bed -> bed.add("./Inbox", A, NodeFormat.XML, SERIALIZED_OBJECT, ""));
    add(rows, "too long a value", 413, NodeFormat.CHR, null, LONG_VALUE);
    add(rows, "too long a type", 413, NodeFormat.CHR, "text/" + LONG_VALUE, "x");
    add(rows, "a type with a line break", 415, NodeFormat.CHR, "text/\nplain", "x");
    row(rows, "Add of text that is not UTF-8", 415, TreeBedCommands::addBadText);
    String limit = "./Board/Rules/two/Limit";
    row(
        rows,
        "Add of a described leaf, format left out",
        200,
        bed -> bed.addNode("./Board/Rules/two", A) + bed.add(limit, A, null, null, "1") - 200);
    row(
        rows,
        "Add of a described leaf of another format",
        415,
        bed -> bed.addNode("./Board/Rules/two", A) + bed.add(limit, A, "x") - 200);
    row(
        rows,
        "Add of a described node of another object",
        415,
        bed -> bed.add("./Board/Rules/two", A, NodeFormat.NODE, "org.example/2.0/Rule", ""));
    row(
        rows,
        "Add of a leaf in the place of a described interior node",
        415,
        bed -> bed.add("./Board/Rules/two", A, "x"));
  }

  /** OMA-TS-DM_TND §7.7.2: with a media type of bytes, Base64 is their form on the way alone. */
  @Test
  void shouldKnowBytesThatCameAsBase64() {
    TreeBed bed = new TreeBed().furnished();
    String png = "image/png";
    assertEquals(200, bed.add("./Vendor/png", A, NodeFormat.B64, png, "AAEC"));
    assertEquals("bin", bed.got("./Vendor/png?prop=Format", A));
    assertEquals("3", bed.got("./Vendor/png?prop=Size", A));
    assertEquals(415, bed.replace("./Vendor/png", A, NodeFormat.B64, png, "A=E="));
    assertEquals(200, bed.replace("./Vendor/png", A, NodeFormat.B64, null, "AA=="));
    assertEquals("1", bed.got("./Vendor/png?prop=Size", A));
    assertEquals(200, bed.replace(rule("Data"), A, NodeFormat.B64, null, "AAEC"));
    assertEquals("3", bed.got(rule("Data?prop=Size"), A));
    for (String type : List.of("text/plain", "text/xml;charset=UTF-8", "image/svg+xml")) {
      assertEquals(200, bed.replace(text(), A, NodeFormat.B64, type, "AAEC"));
      assertEquals("b64", bed.got(text("Format"), A));
    }
  }

  private static void add(
      List<Row> rows, String what, int status, NodeFormat format, String type, String data) {
    row(rows, "Add of " + what, status, bed -> bed.add("./Vendor/New", A, format, type, data));
  }

  private static void replace(List<Row> rows) {
    row(rows, "Replace of a leaf", 200, bed -> bed.replace("./Vendor/Text", A, "x"));
    row(
        rows,
        "Replace of a leaf by another format",
        200,
        bed -> bed.replace("./Vendor/Text", A, NodeFormat.INT, null, "1"));
    row(
        rows,
        "Replace of a leaf with a character set",
        200,
        bed -> bed.replace("./Board/Label", A, null, "text/plain;charset=UTF-8", "x"));
    row(rows, "Replace of a permanent leaf", 200, bed -> bed.replace("./Board/Label", A, "x"));
    row(rows, "Replace of a live leaf", 200, bed -> bed.replace("./Board/Live", A, "7"));
    row(rows, "Replace of a secret", 425, bed -> bed.replace(rule("Key"), B, "x"));
    row(
        rows,
        "Replace of a live leaf that refuses",
        403,
        bed -> bed.replace("./Board/Live", A, "-7"));
    row(rows, "Replace of a missing node", 404, bed -> bed.replace("./Vendor/None", A, "x"));
    row(rows, "Replace of a bad address", 404, bed -> bed.replace("./", A, "x"));
    row(rows, "Replace of an interior node", 405, bed -> bed.replace("./Vendor", A, "x"));
    row(rows, "Replace of the root", 405, bed -> bed.replace(".", A, "x"));
    row(rows, "Replace of a leaf to read only", 405, bed -> bed.replace("./DevInfo/DevId", A, "x"));
    row(
        rows,
        "Replace of a live leaf to read only",
        405,
        bed -> bed.replace(sensor("cpu"), A, "x"));
    row(rows, "Replace of a leaf that is kept", 405, bed -> bed.replace(rule("Kept"), A, "x"));
    row(
        rows,
        "Replace of a leaf by an interior node",
        405,
        bed -> bed.replace("./Vendor/Text", A, NodeFormat.NODE, null, ""));
    row(
        rows,
        "Replace of a permanent leaf by another format",
        405,
        bed -> bed.replace("./Board/Label", A, NodeFormat.INT, null, "1"));
    row(
        rows,
        "Replace of a permanent leaf by another type",
        405,
        bed -> bed.replace("./Board/Label", A, null, "text/html", "x"));
    row(
        rows,
        "Replace of a live leaf by another format",
        405,
        bed -> bed.replace("./Board/Live", A, NodeFormat.CHR, null, "1"));
    row(rows, "Replace of a list", 406, bed -> bed.replace("./Vendor?list=TNDS", A, "x"));
    row(rows, "Replace by nobody", 407, bed -> bed.replace("./Vendor/Text", null, "x"));
    row(rows, "Replace by too long a value", 413, bed -> bed.replace(text(), A, LONG_VALUE));
    row(rows, "Replace of a live leaf by too long a value", 413, TreeBedCommands::liveTooLong);
    row(rows, "Replace of too long an address", 414, bed -> bed.replace(LONG_URI, A, "x"));
    row(rows, "Replace of an int by text", 415, bed -> bed.replace("./Board/Limit", A, "x"));
    row(rows, "Replace of a live int by text", 415, bed -> bed.replace("./Board/Live", A, "x"));
    row(
        rows,
        "Replace of a described leaf by another format",
        415,
        bed -> bed.replace(rule("Limit"), A, NodeFormat.CHR, null, "1"));
    row(
        rows,
        "Replace by a serialized object",
        415,
        bed -> bed.replace(text(), A, NodeFormat.XML, SERIALIZED_OBJECT, ""));
    row(
        rows,
        "Replace of an interior node by a serialized object",
        415,
        bed -> bed.replace("./Vendor/Group", A, NodeFormat.XML, SERIALIZED_OBJECT, ""));
    row(rows, "Replace without room for it", 420, TreeBedCommands::replaceWithoutRoom);
    row(rows, "Replace without the right", 425, bed -> bed.replace("./Vendor/Text", B, "x"));
    row(rows, "Replace of a live leaf without the right", 425, bed -> bed.replace(live(), B, "7"));
  }

  private static void replaceProperty(List<Row> rows) {
    row(
        rows,
        "Replace of the Name",
        200,
        bed -> bed.replace("./Vendor/Text?prop=Name", A, "Other"));
    row(rows, "Replace of the Name by itself", 200, bed -> bed.replace(text("Name"), A, "Text"));
    row(rows, "Replace of the Name of an interior node", 200, bed -> bed.replace(group(), A, "G"));
    row(rows, "Replace of the Title", 200, bed -> bed.replace(text("Title"), A, "A text"));
    row(rows, "Replace of the Title of a permanent node", 200, TreeBedCommands::titleOfBoard);
    row(
        rows,
        "Replace of a property of nothing",
        404,
        bed -> bed.replace("./No?prop=Name", A, "x"));
    for (String property : List.of("Format", "Size", "TStamp", "Type", "VerNo")) {
      row(rows, "Replace of the " + property, 405, bed -> bed.replace(text(property), A, "x"));
    }
    row(rows, "Replace of the Name of a permanent node", 405, TreeBedCommands::renameBoard);
    row(rows, "Replace of the Name of the root", 405, bed -> bed.replace(".?prop=Name", A, "x"));
    row(rows, "Replace of the Name of a live node", 405, TreeBedCommands::renameSensor);
    row(rows, "Replace of the Name by an undescribed one", 405, TreeBedCommands::renameLimit);
    row(rows, "Replace of an unknown property", 406, bed -> bed.replace(text("Colour"), A, "x"));
    row(rows, "Replace of the Title by too long a one", 413, TreeBedCommands::longTitle);
    row(rows, "Replace of the Name by too long a one", 414, TreeBedCommands::longName);
    row(
        rows,
        "Replace of the Name by a sibling's",
        418,
        bed -> bed.replace(text("Name"), A, "Number"));
    row(
        rows,
        "Replace of the Name without the right",
        425,
        bed -> bed.replace(text("Name"), B, "x"));
    row(
        rows,
        "Replace of the Title without the right",
        425,
        bed -> bed.replace(text("Title"), B, "x"));
    row(rows, "Replace of the Name by none", 500, bed -> bed.replace(text("Name"), A, ""));
    row(rows, "Replace of the Name by a path", 500, bed -> bed.replace(text("Name"), A, "a/b"));
    row(rows, "Replace of the Title by control characters", 500, TreeBedCommands::badTitle);
  }

  private static void replaceAcl(List<Row> rows) {
    String mine = "Add=a.example&Delete=a.example&Get=*&Replace=a.example";
    row(
        rows,
        "Replace of the ACL of an interior node",
        200,
        bed -> bed.replace(vendorAcl(), A, mine));
    row(
        rows,
        "Replace of the ACL of a leaf by its parent's right",
        200,
        TreeBedCommands::aclOfLeaf);
    row(
        rows,
        "Replace of the ACL of a locked node by its parent's right",
        200,
        bed -> unlock(bed, A));
    row(rows, "Replace of the ACL by none", 200, bed -> bed.replace(vendorAcl(), A, ""));
    row(
        rows,
        "Replace of the ACL of a live node",
        405,
        bed -> bed.replace(sensor("cpu?prop=ACL"), A, mine));
    row(
        rows,
        "Replace of the ACL of the root without Add for all",
        405,
        TreeBedCommands::narrowRoot);
    row(rows, "Replace of the ACL of the root by none", 405, TreeBedCommands::emptyRoot);
    row(rows, "Replace of the ACL of the root with Add for all", 200, TreeBedCommands::widenRoot);
    row(rows, "Replace of the ACL by too long a one", 413, TreeBedCommands::longAcl);
    row(
        rows,
        "Replace of the ACL without the right",
        425,
        bed -> bed.replace(vendorAcl(), B, mine));
    row(
        rows,
        "Replace of the ACL of the root without the right",
        425,
        bed -> bed.replace(rootAcl(), A, mine));
    row(
        rows,
        "Replace of the ACL of a leaf by its own right alone",
        425,
        TreeBedCommands::aclOfOwnLeaf);
    row(rows, "Replace of the ACL by what is none", 500, bed -> bed.replace(vendorAcl(), A, "Add"));
    row(
        rows,
        "Replace of the ACL by an unknown command",
        500,
        bed -> bed.replace(vendorAcl(), A, "Copy=*"));
  }

  private static void delete(List<Row> rows) {
    row(rows, "Delete of a leaf", 200, bed -> bed.delete("./Vendor/Text", A));
    row(rows, "Delete of an interior node", 200, bed -> bed.delete("./Vendor/Group", A));
    row(rows, "Delete of a described node with kept ones below", 200, bed -> bed.delete(rule(), A));
    row(rows, "Delete of a missing node", 404, bed -> bed.delete("./Vendor/None", A));
    row(rows, "Delete of a bad address", 404, bed -> bed.delete("./Vendor//Text", A));
    row(rows, "Delete of the root", 405, bed -> bed.delete(".", A));
    row(rows, "Delete of a permanent node", 405, bed -> bed.delete("./Board", A));
    row(rows, "Delete of a permanent leaf", 405, bed -> bed.delete("./Board/Label", A));
    row(rows, "Delete of a live node", 405, bed -> bed.delete(sensor("cpu"), A));
    row(rows, "Delete of a kept leaf", 405, bed -> bed.delete(rule("Kept"), A));
    row(rows, "Delete of a property", 405, bed -> bed.delete("./Vendor/Text?prop=Title", A));
    row(rows, "Delete by nobody", 407, bed -> bed.delete("./Vendor/Text", null));
    row(rows, "Delete of too long an address", 414, bed -> bed.delete(LONG_URI, A));
    row(rows, "Delete without the right", 425, bed -> bed.delete("./Vendor/Text", B));
    row(rows, "Delete of a locked node", 425, bed -> bed.delete("./Vendor/Locked", A));
    row(rows, "Delete of a node with a locked one below", 425, TreeBedCommands::deleteAboveLocked);
  }

  private static void copy(List<Row> rows) {
    row(rows, "Copy onto a leaf", 200, bed -> bed.copy(text(), "./Vendor/Number", A));
    row(rows, "Copy into a new leaf", 200, bed -> bed.copy(text(), "./Vendor/New", A));
    row(rows, "Copy onto itself", 200, bed -> bed.copy(text(), text(), A));
    row(rows, "Copy of a live leaf", 200, bed -> bed.copy(sensor("cpu"), "./Vendor/New", A));
    row(rows, "Copy onto a live leaf", 200, bed -> bed.copy("./Vendor/Number", live(), A));
    row(rows, "Copy of an interior node", 403, bed -> bed.copy("./Vendor/Group", "./New", A));
    row(rows, "Copy onto an interior node", 403, bed -> bed.copy(text(), "./Vendor/Group", A));
    row(
        rows,
        "Copy onto a permanent leaf of another format",
        403,
        bed -> bed.copy(text(), "./Board/Limit", A));
    row(
        rows,
        "Copy onto a described leaf of another format",
        403,
        bed -> bed.copy(text(), rule("Limit"), A));
    row(rows, "Copy of a missing node", 404, bed -> bed.copy("./None", "./New", A));
    row(rows, "Copy below a missing node", 404, bed -> bed.copy(text(), "./None/New", A));
    row(rows, "Copy of a secret", 405, bed -> bed.copy(rule("Key"), "./Vendor/New", A));
    row(rows, "Copy onto a leaf to read only", 405, bed -> bed.copy(text(), "./DevInfo/DevId", A));
    row(rows, "Copy below a leaf", 405, bed -> bed.copy(text(), "./Vendor/Text/New", A));
    row(rows, "Copy of a property", 405, bed -> bed.copy(text("Name"), "./Vendor/New", A));
    row(
        rows,
        "Copy onto a property",
        405,
        bed -> bed.copy(text(), "./Vendor/Number?prop=Title", A));
    row(rows, "Copy by nobody", 407, bed -> bed.copy(text(), "./New", null));
    row(rows, "Copy from too long an address", 414, bed -> bed.copy(LONG_URI, "./New", A));
    row(rows, "Copy to too long an address", 414, bed -> bed.copy(text(), LONG_URI, A));
    row(rows, "Copy of one node too many", 420, bed -> bed.full().copy(text(), "./New", A));
    row(
        rows,
        "Copy of a leaf that cannot be read",
        425,
        bed -> bed.copy("./Vendor/Locked/Leaf", "./New", A));
    row(
        rows,
        "Copy onto a leaf without the right",
        425,
        bed -> bed.copy(text(), "./Vendor/Number", B));
    row(
        rows,
        "Copy into a new leaf without the right",
        425,
        bed -> bed.copy(text(), "./Vendor/Locked/New", A));
    row(
        rows,
        "Copy of a live value that cannot be had",
        500,
        bed -> bed.copy(sensor("broken"), "./New", A));
  }

  private static void exec(List<Row> rows) {
    row(rows, "Exec that is done", 200, bed -> bed.exec("./Board/Reboot", A, ""));
    row(rows, "Exec that goes on", 202, bed -> bed.exec("./Board/Reboot", A, "later"));
    row(rows, "Exec that fails", 500, bed -> bed.exec("./Board/Reboot", A, "!"));
    row(rows, "Exec of a missing node", 404, bed -> bed.exec("./Board/None", A, ""));
    row(rows, "Exec of a leaf", 405, bed -> bed.exec("./Vendor/Text", A, ""));
    row(rows, "Exec of a live leaf", 405, bed -> bed.exec(sensor("cpu"), A, ""));
    row(rows, "Exec of a property", 405, bed -> bed.exec("./Board/Reboot?prop=Name", A, ""));
    row(
        rows,
        "Exec of a node without anything behind it",
        406,
        bed -> bed.exec("./Board/Nothing", A, ""));
    row(rows, "Exec by nobody", 407, bed -> bed.exec("./Board/Reboot", null, ""));
    row(rows, "Exec of too long an address", 414, bed -> bed.exec(LONG_URI, A, ""));
    row(rows, "Exec without the right", 425, bed -> bed.exec("./Board/Reboot", B, ""));
    row(
        rows,
        "Exec in an Atomic",
        500,
        bed -> bed.tree.begin() + bed.exec("./Board/Reboot", A, "") - 200);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shouldAnswer(Row row) {
    TreeBed bed = new TreeBed().furnished();
    assertEquals(row.status, row.command.applyAsInt(bed));
  }

  /** Of the rows whose situation is made before, what is refused leaves the tree as it was. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void shouldLeaveTheTreeAsItWasWhenItRefuses(Row row) {
    TreeBed bed = new TreeBed().furnished();
    bed.tree.save(0);
    assertTrue(row.command.applyAsInt(bed) >= 400);
    assertEquals(false, bed.tree.isDirty());
    assertEquals(42, bed.live.number);
  }

  private static List<Row> refusals() {
    List<Row> refusals = new ArrayList<>(rows());
    refusals.removeIf(row -> row.status < 400 || TreeBedCommands.PREPARED.contains(row.situation));
    return refusals;
  }

  @Test
  void shouldHaveARowForEachStatusOfEachCommand() {
    assertTrue(rows().size() >= 200, rows().size() + " rows");
    assertEquals(
        rows().size(), rows().stream().map(Row::situation).distinct().count(), "a row twice");
  }

  private static int unlock(TreeBed bed, String server) {
    return bed.replace("./Vendor/Locked?prop=ACL", server, "Get=a.example");
  }

  private static String text() {
    return "./Vendor/Text";
  }

  private static String text(String property) {
    return "./Vendor/Text?prop=" + property;
  }

  private static String locked(String property) {
    return "./Vendor/Locked?prop=" + property;
  }

  private static String group() {
    return "./Vendor/Group?prop=Name";
  }

  private static String vendorAcl() {
    return "./Vendor?prop=ACL";
  }

  private static String rootAcl() {
    return ".?prop=ACL";
  }

  private static String live() {
    return "./Board/Live";
  }

  private static String sensor(String name) {
    return "./Board/Sensors/" + name;
  }

  private static String rule() {
    return "./Board/Rules/one";
  }

  private static String rule(String name) {
    return "./Board/Rules/one/" + name;
  }
}
