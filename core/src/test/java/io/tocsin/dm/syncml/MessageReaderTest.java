/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message must be, and what is forgiven. */
class MessageReaderTest {

  private static final String ITEM = "<Item><Target><LocURI>./a</LocURI></Target></Item>";
  private static final String GET = "<Get><CmdID>1</CmdID>" + ITEM + "</Get>";

  private final MessageReader reader = new MessageReader(4096, 2);

  private List<String> read(String xml) {
    return MessageDump.of(reader, xml.getBytes(StandardCharsets.UTF_8), Encoding.XML);
  }

  private List<String> readBody(String body) {
    return read(SampleMessages.HEADER + body + SampleMessages.TRAILER);
  }

  private static String lastOf(List<String> lines) {
    return lines.get(lines.size() - 1);
  }

  private void assertRefused(int error, String body) {
    assertEquals(MessageDump.error(error), lastOf(readBody(body)), body);
    assertEquals(error, reader.error());
  }

  private void assertHeaderRefused(int error, String from, String to) {
    String changed = SampleMessages.HEADER.replace(from, to);
    assertNotEquals(SampleMessages.HEADER, changed);
    List<String> lines = read(changed + GET + SampleMessages.TRAILER);
    assertEquals(List.of(MessageDump.error(error)), lines, changed);
  }

  // Header

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<VerDTD>1.2</VerDTD>",
        "<VerProto>DM/1.2</VerProto>",
        "<SessionID>1</SessionID>",
        "<MsgID>1</MsgID>",
        "<Target><LocURI>t</LocURI></Target>",
        "<Source><LocURI>s</LocURI></Source>"
      })
  void shouldRefuseAHeaderWithoutAMandatoryElement(String element) {
    assertHeaderRefused(SyncmlError.MISSING_ELEMENT, element, "");
    assertHeaderRefused(SyncmlError.DUPLICATE_ELEMENT, element, element + element);
  }

  @Test
  void shouldLeaveOtherVersionsToTheSession() {
    String header = SampleMessages.HEADER.replace(">1.2<", ">1.1<").replace(">DM/1.2<", ">DM/1.1<");
    List<String> lines = read(header + "<Final/>" + SampleMessages.TRAILER);
    assertTrue(lines.containsAll(List.of("VerDTD: 1.1", "VerProto: DM/1.1", "final")), "" + lines);
  }

  @Test
  void shouldRefuseWhatIsNoSyncmlMessage() {
    assertEquals(List.of(MessageDump.error(SyncmlError.NOT_SYNCML)), read("<SyncHdr/>"));
    assertEquals(List.of(MessageDump.error(SyncmlError.NOT_SYNCML)), read("<html/>"));
    assertEquals(List.of(MessageDump.error(SyncmlError.MISSING_ELEMENT)), read("<SyncML/>"));
    String noBody = SampleMessages.HEADER.replace("<SyncBody>", "") + "</SyncML>";
    assertEquals(List.of(MessageDump.error(SyncmlError.MISSING_ELEMENT)), read(noBody));
    assertHeaderRefused(SyncmlError.UNEXPECTED_ELEMENT, "<SyncHdr>", "<Final/><SyncHdr>");
    assertHeaderRefused(SyncmlError.UNEXPECTED_ELEMENT, "<MsgID>1</MsgID>", "<MsgRef>1</MsgRef>");
    assertHeaderRefused(SyncmlError.UNKNOWN_ELEMENT, "<MsgID>1</MsgID>", "<MessageID/>");
  }

  @Test
  void shouldRefuseTheNamespaceOfAnotherVersion() {
    assertHeaderRefused(SyncmlError.UNSUPPORTED_DTD, "SYNCML:SYNCML1.2", "SYNCML:SYNCML1.1");
    assertHeaderRefused(SyncmlError.NOT_SYNCML, "SYNCML:SYNCML1.2", "urn:other");
  }

  @Test
  void shouldForgiveNamespacesThatAreMissingOrElsewhere() {
    String with = "<Type xmlns=\"syncml:metinf\">a</Type>";
    for (String type :
        new String[] {with, "<Type>a</Type>", "<m:Type xmlns:m='syncml:metinf'>a</m:Type>"}) {
      String body = "<Add><CmdID>1</CmdID><Meta>" + type + "</Meta>" + ITEM + "</Add>";
      assertTrue(readBody(body).contains("Meta type: a"), type);
    }
    String onMeta =
        "<Add><CmdID>1</CmdID><Meta xmlns='syncml:metinf'><Type>a</Type></Meta>" + ITEM + "</Add>";
    assertTrue(readBody(onMeta).contains("Meta type: a"));
    String none = SampleMessages.HEADER.replace(" xmlns=\"SYNCML:SYNCML1.2\"", "");
    assertEquals("end", lastOf(read(none + GET + SampleMessages.TRAILER)));
  }

  // Commands

  @Test
  void shouldTakeTheElementsBeforeTheItemsInAnyOrder() {
    List<String> lines =
        readBody(
            "<Status><MsgRef>1</MsgRef><Cmd>Get</Cmd><CmdRef>2</CmdRef><Data> 200\n</Data>"
                + "<CmdID>3</CmdID></Status><Final/>");
    assertTrue(lines.contains("CmdID: 3"));
    assertTrue(lines.contains("Data: 200"));
    assertEquals("final", lastOf(lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CmdID", "MsgRef", "CmdRef", "Cmd", "Data"})
  void shouldRefuseAStatusWithoutAMandatoryElement(String name) {
    String status =
        "<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Get</Cmd><Data>200</Data>"
            + "</Status>";
    assertEquals("end", lastOf(readBody(status)));
    String element = "<" + name + ">[^<]*</" + name + ">";
    assertRefused(SyncmlError.MISSING_ELEMENT, status.replaceFirst(element, ""));
    assertRefused(SyncmlError.DUPLICATE_ELEMENT, status.replaceFirst(element, "$0$0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Add", "Alert", "Atomic", "Copy", "Delete", "Exec", "Get", "Put", "Results"})
  void shouldRefuseACommandWithoutCmdId(String command) {
    assertRefused(SyncmlError.MISSING_ELEMENT, "<" + command + "></" + command + ">");
    assertRefused(SyncmlError.MISSING_ELEMENT, "<" + command + "><CmdID/></" + command + ">");
  }

  @Test
  void shouldRefuseAStatusWhoseCodeIsNoNumber() {
    assertRefused(
        SyncmlError.BAD_NUMBER,
        "<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Get</Cmd><Data>OK</Data>"
            + "</Status>");
  }

  @Test
  void shouldLeaveAnAlertWithoutCodeToTheSession() {
    readBody("<Alert><CmdID>1</CmdID></Alert>");
    assertEquals(SyncmlError.NONE, reader.error());
    assertEquals(-1, reader.command().code());
  }

  @ParameterizedTest
  @CsvSource({
    "<Get><CmdID>1</CmdID><Correlator/></Get>, UNEXPECTED_ELEMENT",
    "<Get><CmdID>1</CmdID><Data>1</Data></Get>, UNEXPECTED_ELEMENT",
    "<Get><CmdID>1</CmdID><Get/></Get>, UNEXPECTED_ELEMENT",
    "<Get><CmdID>1</CmdID><Fetch/></Get>, UNKNOWN_ELEMENT",
    "<Add><CmdID>1</CmdID><MsgRef>1</MsgRef></Add>, UNEXPECTED_ELEMENT",
    "<Fetch/>, UNKNOWN_ELEMENT",
    "<Item/>, UNEXPECTED_ELEMENT",
    "<Type>x</Type>, UNEXPECTED_ELEMENT",
    "<Atomic><CmdID>1</CmdID><Final/></Atomic>, UNEXPECTED_ELEMENT",
    "<Atomic><CmdID>1</CmdID><Item/></Atomic>, UNEXPECTED_ELEMENT",
    "<Atomic><CmdID>1</CmdID><Status/></Atomic>, UNEXPECTED_ELEMENT",
    "text, TEXT_BETWEEN_ELEMENTS",
    "<Get>text<CmdID>1</CmdID></Get>, TEXT_BETWEEN_ELEMENTS",
    "<Get><CmdID>1</CmdID><Meta>AAAA</Meta></Get>, TEXT_BETWEEN_ELEMENTS",
    "<Get><CmdID><b>1</b></CmdID></Get>, MARKUP_IN_TEXT",
    "<Get><CmdID>1</CmdID><NoResp>yes</NoResp></Get>, TEXT_BETWEEN_ELEMENTS",
    "<Get><CmdID>1</CmdID><NoResp/><NoResp/></Get>, DUPLICATE_ELEMENT",
    "<Get><CmdID>1</CmdID><Meta/><Meta/></Get>, DUPLICATE_ELEMENT",
    "<Add><CmdID>1</CmdID><Meta><Size>x</Size></Meta></Add>, BAD_NUMBER",
    "<Add><CmdID>1</CmdID><Meta><Size>2147483648</Size></Meta></Add>, BAD_NUMBER",
    "<Add><CmdID>1</CmdID><Meta><Size>-1</Size></Meta></Add>, BAD_NUMBER",
    "<Add><CmdID>1</CmdID><Meta><Size/></Meta></Add>, BAD_NUMBER",
    "<Add><CmdID>1</CmdID><Meta><Size>1</Size><Size>1</Size></Meta></Add>, DUPLICATE_ELEMENT",
    "<Add><CmdID>1</CmdID><Meta><Type>a</Type><Type>a</Type></Meta></Add>, DUPLICATE_ELEMENT",
    "<Get><CmdID>1</CmdID><Cred><Meta/></Cred></Get>, MISSING_ELEMENT",
    "<Get><CmdID>1</CmdID><Item><Target/></Item></Get>, MISSING_ELEMENT",
    "<Get><CmdID>1</CmdID><Item><Meta/><Meta/></Item></Get>, DUPLICATE_ELEMENT",
    "<Get><CmdID>1</CmdID><Item><Data/><Data/></Item></Get>, DUPLICATE_ELEMENT",
    "<Get><CmdID>1</CmdID><Item><MoreData/><MoreData/></Item></Get>, DUPLICATE_ELEMENT",
    "<Get><CmdID>1</CmdID><Item><CmdID/></Item></Get>, UNEXPECTED_ELEMENT",
    "<Get><CmdID>1</CmdID><Item/><CmdID>2</CmdID></Get>, OUT_OF_ORDER",
    "<Get><CmdID>1</CmdID><Item/><Meta/></Get>, OUT_OF_ORDER",
    "<Get><CmdID>1</CmdID><Item/><x/></Get>, UNKNOWN_ELEMENT",
    "<Atomic><CmdID>1</CmdID><Get><CmdID>2</CmdID></Get><Meta/></Atomic>, OUT_OF_ORDER",
    "<Final/><Final/>, OUT_OF_ORDER",
    "<Final/><Get><CmdID>1</CmdID></Get>, OUT_OF_ORDER",
  })
  void shouldRefuse(String body, String error) throws ReflectiveOperationException {
    assertRefused(SyncmlError.class.getField(error).getInt(null), body);
  }

  @Test
  void shouldRefuseAnythingBehindTheBody() {
    String message = SampleMessages.HEADER + "<Final/></SyncBody>";
    assertEquals(
        MessageDump.error(SyncmlError.OUT_OF_ORDER),
        lastOf(read(message + "<SyncBody/></SyncML>")));
    assertEquals(
        MessageDump.error(SyncmlError.TRAILING_BYTES),
        lastOf(read(message + "</SyncML><SyncML/>")));
  }

  @Test
  void shouldRefuseMarkupAsDataAndDeliverItInACdataSection() {
    String data = "<MgmtTree><Node/></MgmtTree>";
    String start = "<Add><CmdID>1</CmdID><Item><Data>";
    String end = "</Data></Item></Add>";
    assertRefused(SyncmlError.MARKUP_IN_TEXT, start + data + end);
    assertEquals("elements within an element that holds text, in Data", reader.errorText());
    List<String> lines = readBody(start + "<![CDATA[" + data + "]]>" + end);
    assertTrue(lines.contains("Data: " + data));
  }

  @Test
  void shouldDeliverDataAsItIsAndOtherTextsTrimmed() {
    List<String> lines =
        readBody(
            "<Add><CmdID>\n 1 </CmdID><Item><Target><LocURI>\n ./a\n</LocURI></Target>"
                + "<Data> a<!-- no --> b\n</Data></Item></Add>");
    assertTrue(lines.containsAll(List.of("CmdID: 1", "Target: ./a", "Data:  a b\n")), "" + lines);
  }

  @Test
  void shouldTellAnEmptyTextFromNone() {
    assertTrue(readBody("<Add><CmdID>1</CmdID><Item><Data/></Item></Add>").contains("Data: "));
    assertFalse(
        readBody("<Add><CmdID>1</CmdID><Item/></Add>").stream()
            .anyMatch(l -> l.startsWith("Data")));
  }

  @Test
  void itemsShouldInheritTheMetaOfTheirCommand() {
    List<String> lines =
        readBody(
            "<Add><CmdID>1</CmdID><Meta><Format>chr</Format><Type>a/b</Type><Size>7</Size></Meta>"
                + "<Item><Meta><Format>int</Format></Meta></Item><Item/></Add>");
    int first = lines.indexOf("Item");
    assertEquals(
        List.of("Item", "Meta format: int", "Meta type: a/b", "Meta size: 7"),
        lines.subList(first, first + 4));
    assertEquals(
        List.of("Item", "Meta format: chr", "Meta type: a/b", "Meta size: 7", "end"),
        lines.subList(first + 4, lines.size()));
  }

  @Test
  void shouldStepOverUnknownElementsInMeta() {
    List<String> lines =
        readBody(
            "<Add><CmdID>1</CmdID><Meta><maxdatesize xmlns='http://vendor.example/'>1<x/></maxdatesize>"
                + "<Type>a</Type></Meta>"
                + ITEM
                + "</Add>");
    assertTrue(lines.contains("Meta type: a"));
    assertEquals("end", lastOf(lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Put", "Search", "Map", "Sync", "Move"})
  void shouldOfferCommandsThatOmaDmLeavesOutForAnAnswer(String name) {
    readBody(
        "<" + name + "><NoResp/><CmdID>9</CmdID><Item/><Data><x/></Data></" + name + ">" + GET);
    assertEquals(SyncmlError.NONE, reader.error());
    byte[] message =
        SampleMessages.of("<" + name + "><NoResp/><CmdID>9</CmdID></" + name + ">" + GET);
    assertTrue(reader.open(message, 0, message.length, Encoding.XML));
    assertEquals(MessageReader.COMMAND, reader.next());
    assertEquals(Tag.of(name), reader.command().kind());
    assertFalse(reader.command().isSupported());
    assertTrue(reader.command().noResp());
    assertTrue(reader.command().cmdId().is("9"));
    assertFalse(reader.nextItem());
    assertEquals(MessageReader.COMMAND, reader.next());
    assertTrue(reader.command().isSupported());
  }

  @Test
  void shouldRefuseMoreReferencesThanThereIsRoomFor() {
    String start =
        "<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Get</Cmd><Data>200</Data>"
            + "<TargetRef>a</TargetRef><TargetRef>b</TargetRef>";
    assertTrue(readBody(start + "</Status>").contains("TargetRef: b"));
    assertEquals(2, reader.command().targetRefCount());
    assertThrows(IndexOutOfBoundsException.class, () -> reader.command().targetRef(2));
    assertRefused(SyncmlError.TOO_MANY_REFERENCES, start + "<TargetRef>c</TargetRef></Status>");
  }

  // Groups

  @Test
  void shouldKeepTheCommandAroundWhileAGroupIsOpen() {
    byte[] message =
        SampleMessages.of(
            "<Atomic><CmdID>10</CmdID><Sequence><CmdID>11</CmdID>" + GET + "</Sequence></Atomic>");
    assertTrue(reader.open(message, 0, message.length, Encoding.XML));
    assertEquals(MessageReader.GROUP_START, reader.next());
    assertFalse(reader.nextItem());
    assertEquals(MessageReader.GROUP_START, reader.next());
    assertEquals(MessageReader.COMMAND, reader.next());
    assertEquals(2, reader.groupDepth());
    assertEquals(Tag.ATOMIC, reader.group(0).kind());
    assertTrue(reader.group(0).cmdId().is("10"));
    assertTrue(reader.group(1).cmdId().is("11"));
    assertThrows(IndexOutOfBoundsException.class, () -> reader.group(2));
    assertEquals(MessageReader.GROUP_END, reader.next());
    assertTrue(reader.command().cmdId().is("11"));
    assertEquals(MessageReader.GROUP_END, reader.next());
    assertTrue(reader.command().cmdId().is("10"));
    assertEquals(MessageReader.END, reader.next());
    assertEquals(MessageReader.END, reader.next());
  }

  @Test
  void shouldReadAnEmptyGroup() {
    List<String> lines =
        readBody("<Atomic><CmdID>1</CmdID></Atomic><Sequence><CmdID>2</CmdID></Sequence>");
    assertTrue(lines.containsAll(List.of(") Atomic 1", ") Sequence 2", "end")), "" + lines);
  }

  @Test
  void shouldRefuseGroupsNestedTooDeeply() {
    String start = "<Atomic><CmdID>1</CmdID>";
    String end = "</Atomic>";
    int max = MessageReader.GROUP_DEPTH_MAX;
    assertEquals("end", lastOf(readBody(start.repeat(max) + GET + end.repeat(max))));
    assertRefused(SyncmlError.TOO_DEEP, start.repeat(max + 1) + GET + end.repeat(max + 1));
  }

  // The reader itself

  @Test
  void shouldStayAtTheFirstError() {
    assertRefused(SyncmlError.UNKNOWN_ELEMENT, GET + "<Fetch/>" + GET);
    for (int i = 0; i < 3; i++) {
      assertEquals(MessageReader.ERROR, reader.next());
      assertFalse(reader.nextItem());
      assertEquals(SyncmlError.UNKNOWN_ELEMENT, reader.error());
    }
    assertEquals("an element that SyncML does not know, in SyncBody", reader.errorText());
    assertEquals("end", lastOf(readBody(GET)));
  }

  @Test
  void shouldBeAtTheEndBeforeTheFirstMessage() {
    assertEquals(MessageReader.END, new MessageReader(10, 1).next());
  }

  @Test
  void shouldRefuseMoreTextThanThereIsRoomForAndTakeAsMuch() {
    MessageReader small = new MessageReader(40, 1);
    byte[] fits =
        SampleMessages.of(
            "<Add><CmdID>1</CmdID><Item><Data>" + "x".repeat(24) + "</Data></Item></Add>");
    byte[] tooLong =
        SampleMessages.of(
            "<Add><CmdID>1</CmdID><Item><Data>" + "x".repeat(40) + "</Data></Item></Add>");
    assertEquals("end", lastOf(MessageDump.of(small, fits, Encoding.XML)));
    assertEquals(
        MessageDump.error(SyncmlError.TEXT_TOO_LONG),
        lastOf(MessageDump.of(small, tooLong, Encoding.XML)));
    byte[] wbxml = SyncmlTree.read(tooLong, Encoding.XML).write(Encoding.WBXML);
    assertEquals(
        MessageDump.error(SyncmlError.TEXT_TOO_LONG),
        lastOf(MessageDump.of(small, wbxml, Encoding.WBXML)));
  }

  @Test
  void shouldRefuseARangeOutsideOfItsArray() {
    byte[] message = SampleMessages.of(GET);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> reader.open(message, 1, message.length, Encoding.XML));
  }

  @Test
  void everyErrorShouldHaveATextOfItsOwn() {
    Set<String> texts = new TreeSet<>();
    for (int error = 0; error < SyncmlError.COUNT; error++) {
      texts.add(SyncmlError.text(error));
    }
    assertEquals(SyncmlError.COUNT, texts.size());
    assertEquals(SyncmlError.COUNT - 1, SyncmlError.TOO_MANY_REFERENCES);
  }
}
