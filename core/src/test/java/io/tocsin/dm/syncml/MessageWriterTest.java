/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written, and that it is read as the same. */
class MessageWriterTest {

  private static final TextSlice NONE = new TextSlice();
  private static final TextSlice ONE = TextSlice.of("1");
  private static final TextSlice ZERO = TextSlice.of("0");

  private final byte[] buffer = new byte[4096];
  private final MessageWriter writer = new MessageWriter();
  private final MessageReader reader = new MessageReader(4096, 4);
  private final OutgoingHeader header =
      new OutgoingHeader()
          .message(TextSlice.of("1A2B"), 1)
          .target(TextSlice.of("https://dm.example.com/?a=b&c"))
          .source(TextSlice.of("urn:board:1"), TextSlice.of("Bruce2"))
          .credential(
              TextSlice.of("syncml:auth-md5"),
              TextSlice.of("b64"),
              TextSlice.of("Zz6EivR3yeaaENcRN6lpAQ=="))
          .sizes(4096, 65536);

  private List<String> written(Encoding encoding) {
    byte[] message = Arrays.copyOf(buffer, writer.size());
    return MessageDump.of(reader, message, encoding);
  }

  private void open(Encoding encoding) {
    writer.open(buffer, 0, buffer.length, encoding);
    assertTrue(writer.header(header));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void shouldWriteTheFirstPackageOfASession(Encoding encoding) {
    open(encoding);
    assertTrue(writer.alert(AlertCode.CLIENT_INITIATED_MANAGEMENT));
    assertTrue(writer.startCommand(Tag.REPLACE));
    OutgoingItem item =
        new OutgoingItem().source(TextSlice.of("./DevInfo/Man")).data(TextSlice.of("A & <B>"));
    assertTrue(writer.item(item));
    assertTrue(writer.item(item.clear().source(TextSlice.of("./DevInfo/Mod"))));
    assertTrue(writer.endCommand());
    writer.finish(true);
    assertEquals(
        List.of(
            "header",
            "VerDTD: 1.2",
            "VerProto: DM/1.2",
            "SessionID: 1A2B",
            "MsgID: 1",
            "Target: https://dm.example.com/?a=b&c",
            "Source: urn:board:1",
            "Source name: Bruce2",
            "Cred type: syncml:auth-md5",
            "Cred format: b64",
            "Cred data: Zz6EivR3yeaaENcRN6lpAQ==",
            "Meta MaxMsgSize: 4096",
            "Meta MaxObjSize: 65536",
            "Alert in 0",
            "CmdID: 1",
            "Data: 1201",
            "Replace in 0",
            "CmdID: 2",
            "Item",
            "Source: ./DevInfo/Man",
            "Data: A & <B>",
            "Item",
            "Source: ./DevInfo/Mod",
            "final"),
        written(encoding));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void shouldWriteStatusResultsAndGenericAlert(Encoding encoding) {
    open(encoding);
    OutgoingStatus status = new OutgoingStatus().to(ONE, ZERO, Tag.SYNC_HDR);
    status.challenge(
        TextSlice.of("syncml:auth-md5"), TextSlice.of("b64"), TextSlice.of("Tm9uY2U="));
    assertTrue(writer.status(status.code(StatusCode.INVALID_CREDENTIALS)));
    status.clear().to(ONE, TextSlice.of("4"), Tag.GET).targetRef(TextSlice.of("./DevDetail"));
    assertTrue(writer.status(status));
    OutgoingItem item =
        new OutgoingItem()
            .source(TextSlice.of("./DevDetail"))
            .format(TextSlice.of("node"))
            .size(20)
            .data(TextSlice.of("SwV/HwV"))
            .moreData(true);
    assertTrue(writer.results(ONE, TextSlice.of("4"), item));
    assertTrue(writer.startAlert(AlertCode.GENERIC_ALERT, TextSlice.of("abc")));
    item.clear()
        .source(TextSlice.of("./Trap/1"))
        .type(TextSlice.of("urn:x"))
        .mark(TextSlice.of("critical"))
        .data(NONE);
    assertTrue(writer.item(item));
    assertTrue(writer.endCommand());
    writer.finish(false);
    List<String> lines = written(encoding);
    assertEquals(
        List.of(
            "Status in 0",
            "CmdID: 1",
            "MsgRef: 1",
            "CmdRef: 0",
            "Cmd: SyncHdr",
            "Data: 401",
            "Chal format: b64",
            "Chal type: syncml:auth-md5",
            "Chal nonce: Tm9uY2U=",
            "Status in 0",
            "CmdID: 2",
            "MsgRef: 1",
            "CmdRef: 4",
            "Cmd: Get",
            "Data: 200",
            "TargetRef: ./DevDetail",
            "Results in 0",
            "CmdID: 3",
            "MsgRef: 1",
            "CmdRef: 4",
            "Item",
            "Source: ./DevDetail",
            "Meta format: node",
            "Meta size: 20",
            "Data: SwV/HwV",
            "MoreData",
            "Alert in 0",
            "CmdID: 4",
            "Correlator: abc",
            "Data: 1226",
            "Item",
            "Source: ./Trap/1",
            "Meta type: urn:x",
            "Meta mark: critical",
            "end"),
        lines.subList(lines.indexOf("Status in 0"), lines.size()));
  }

  @Test
  void shouldDeclareNamespacesWhereTheyChange() {
    header.clear().message(ONE, 7).target(TextSlice.of("t")).source(TextSlice.of("s"), NONE);
    writer.open(buffer, 0, buffer.length, Encoding.XML);
    assertTrue(writer.header(header.sizes(100, 200)));
    assertTrue(writer.alert(1201));
    writer.finish(true);
    assertEquals(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><SyncML xmlns=\"SYNCML:SYNCML1.2\"><SyncHdr>"
            + "<VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID>"
            + "<MsgID>7</MsgID><Target><LocURI>t</LocURI></Target><Source><LocURI>s</LocURI>"
            + "</Source><Meta><MaxMsgSize xmlns=\"syncml:metinf\">100</MaxMsgSize>"
            + "<MaxObjSize xmlns=\"syncml:metinf\">200</MaxObjSize></Meta></SyncHdr><SyncBody>"
            + "<Alert><CmdID>1</CmdID><Data>1201</Data></Alert><Final/></SyncBody></SyncML>",
        new String(buffer, 0, writer.size(), StandardCharsets.UTF_8));
  }

  @Test
  void shouldSwitchPagesNoMoreThanNeededInWbxml() {
    header.clear().message(ONE, 7).target(TextSlice.of("t")).source(TextSlice.of("s"), NONE);
    writer.open(buffer, 0, buffer.length, Encoding.WBXML);
    assertTrue(writer.header(header.sizes(100, 200)));
    assertTrue(writer.alert(1201));
    writer.finish(true);
    assertEquals(
        "02a4016a00" // WBXML 1.2, SyncML 1.2, UTF-8, no string table
            + "6d6c7103312e320001720344"
            + "4d2f312e3200016503310001"
            + "5b033700016e570374000101"
            + "6757037300010"
            + "15a00014c0331303000015503323030000101" // Meta, page 1, MaxMsgSize, MaxObjSize
            + "0100006b464b033100014f0331323031000101" // page 0, SyncBody, Alert
            + "120101", // Final without content
        HexFormat.of().formatHex(Arrays.copyOf(buffer, writer.size())));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void shouldLeaveTheMessageAsItWasWhenACommandDoesNotFit(Encoding encoding) {
    OutgoingItem item =
        new OutgoingItem().source(TextSlice.of("./a")).data(TextSlice.of("0123456789"));
    OutgoingStatus status = new OutgoingStatus().to(ONE, ONE, Tag.REPLACE);
    writer.open(buffer, 0, buffer.length, encoding);
    assertTrue(writer.header(header));
    int headerSize = writer.size();
    writer.finish(true);
    int least = writer.size();
    for (int room = 0; room < least + 400; room++) {
      Arrays.fill(buffer, (byte) 0x7E);
      writer.open(buffer, 0, room, encoding);
      boolean fits = writer.header(header);
      // Room is kept for a switch of pages before Final, which it may not need.
      assertTrue(fits || room < least + 2);
      assertTrue(!fits || room >= least);
      if (fits) {
        assertEquals(headerSize, writer.size());
        fillUp(item, status);
        writer.finish(true);
        assertTrue(writer.size() <= room);
        List<String> lines = written(encoding);
        assertEquals("final", lines.get(lines.size() - 1), () -> lines.toString());
      }
      assertEquals(0x7E, buffer[room]);
    }
  }

  private void fillUp(OutgoingItem item, OutgoingStatus status) {
    int before = writer.size();
    int id = writer.cmdId();
    if (!writer.status(status)) {
      assertEquals(before, writer.size());
      assertEquals(id, writer.cmdId());
    }
    while (writer.results(ONE, ONE, item)) {
      assertTrue(writer.size() > before);
      before = writer.size();
    }
    if (writer.startCommand(Tag.REPLACE)) {
      boolean hasItems = false;
      while (writer.item(item)) {
        hasItems = true;
      }
      assertEquals(hasItems, writer.endCommand());
    }
  }

  @Test
  void shouldTakeBackACommandWithoutItems() {
    open(Encoding.WBXML);
    int size = writer.size();
    assertTrue(writer.startAlert(1226, NONE));
    assertFalse(writer.endCommand());
    assertEquals(size, writer.size());
    assertEquals(0, writer.cmdId());
  }

  @Test
  void shouldKeepBytesThatAreNoTextAsOpaqueDataInWbxml() {
    byte[] binary = {0, 1, (byte) 0xFF, 0, 'a'};
    open(Encoding.WBXML);
    assertTrue(writer.startCommand(Tag.REPLACE));
    assertTrue(writer.item(new OutgoingItem().data(new TextSlice().set(binary, 0, binary.length))));
    assertTrue(writer.endCommand());
    writer.finish(true);
    assertTrue(reader.open(buffer, 0, writer.size(), Encoding.WBXML));
    assertEquals(MessageReader.COMMAND, reader.next());
    assertTrue(reader.nextItem());
    assertTrue(Arrays.equals(binary, reader.item().data().toBytes()));
  }

  @Test
  void shouldReplaceWhatXmlCannotCarry() {
    byte[] binary = {'a', 1, (byte) 0xFF, '\r', '\n', 'b'};
    open(Encoding.XML);
    assertTrue(writer.startCommand(Tag.REPLACE));
    assertTrue(writer.item(new OutgoingItem().data(new TextSlice().set(binary, 0, binary.length))));
    assertTrue(writer.endCommand());
    writer.finish(true);
    List<String> lines = written(Encoding.XML);
    assertEquals("Data: a\uFFFD\uFFFD\r\nb", lines.get(lines.size() - 2));
  }
}
