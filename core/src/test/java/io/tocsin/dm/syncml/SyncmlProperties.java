/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.text.Utf8;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is written comes back, whatever it is and in whichever encoding. */
class SyncmlProperties {

  private final MessageReader reader = new MessageReader(1 << 16, 8);
  private final MessageWriter writer = new MessageWriter();
  private final byte[] buffer = new byte[1 << 16];

  private static Arbitrary<Integer> tags(int page) {
    return Arbitraries.integers()
        .between(5, 0x3C)
        .map(token -> Tag.of(page, token))
        .filter(tag -> tag != Tag.UNKNOWN);
  }

  /** Characters that XML can carry, those among them that must be escaped. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("<>&'\"]\t\n\r ")
        .withCharRange(' ', '~')
        .withChars('\u00e4', '\u20ac', '\uFFFD')
        .ofMaxLength(20)
        .injectDuplicates(0.1);
  }

  private static Arbitrary<SyncmlTree> trees(int depth) {
    Arbitrary<SyncmlTree> leaves =
        Arbitraries.oneOf(tags(0), tags(1))
            .flatMap(tag -> texts().map(text -> new SyncmlTree(tag, List.of(), text)));
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<SyncmlTree> inner =
        Arbitraries.oneOf(tags(0), tags(1))
            .flatMap(
                tag ->
                    trees(depth - 1)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(children -> new SyncmlTree(tag, children, "")));
    return Arbitraries.oneOf(leaves, inner);
  }

  @Provide
  Arbitrary<SyncmlTree> documents() {
    return trees(4);
  }

  @Property(tries = 300)
  void everyTreeOfElementsShouldComeBackInBothEncodings(@ForAll("documents") SyncmlTree document) {
    SyncmlTree xml = SyncmlTree.read(document.write(Encoding.XML), Encoding.XML);
    SyncmlTree wbxml = SyncmlTree.read(document.write(Encoding.WBXML), Encoding.WBXML);
    assertEquals(document, xml);
    assertEquals(document, wbxml);
  }

  @Provide
  Arbitrary<String> strings() {
    return texts();
  }

  /** A message with all that the writer can write, as often as it fits. */
  private void write(Encoding encoding, int length, List<String> values, List<Integer> numbers) {
    TextSlice first = TextSlice.of("x" + values.get(0) + "x");
    TextSlice second = TextSlice.of(values.get(1));
    TextSlice id = TextSlice.of(Integer.toString(numbers.get(0)));
    OutgoingHeader header =
        new OutgoingHeader()
            .message(id, numbers.get(0))
            .target(first)
            .source(first, first)
            .respUri(first)
            .sizes(numbers.get(0), numbers.get(1));
    if (numbers.get(2) % 2 == 0) {
      header.credential(first, id, second);
    }
    writer.open(buffer, 0, length, encoding);
    assertTrue(writer.header(header));
    OutgoingItem item = new OutgoingItem().source(first).data(second).size(numbers.get(2));
    OutgoingStatus status = new OutgoingStatus().to(id, id, Tag.GET).code(numbers.get(1));
    for (int number : numbers) {
      item.moreData(number % 3 == 0);
      switch (number % 5) {
        case 0:
          writer.alert(number);
          break;
        case 1:
          writer.status(status.targetRef(first));
          break;
        case 2:
          writer.status(status.challenge(id, id, id).sourceRef(first));
          break;
        case 3:
          writer.results(id, id, item.format(first).target(second));
          break;
        default:
          if (writer.startAlert(number, first)) {
            writer.item(item.type(first).mark(first));
            writer.item(item.clear());
            writer.endCommand();
          }
          break;
      }
    }
    writer.finish(numbers.get(0) % 2 == 0);
  }

  private List<String> read(Encoding encoding) {
    List<String> lines = MessageDump.of(reader, buffer, 0, writer.size(), encoding);
    assertEquals(SyncmlError.NONE, reader.error(), reader::errorText);
    return lines;
  }

  @Provide
  Arbitrary<List<String>> twoTexts() {
    return texts().list().ofSize(2);
  }

  @Property(tries = 300)
  void xmlAndWbxmlShouldSayTheSame(
      @ForAll("twoTexts") List<String> values,
      @ForAll @Size(min = 3, max = 12) List<@IntRange(min = 1) Integer> numbers) {
    write(Encoding.XML, buffer.length, values, numbers);
    List<String> xml = read(Encoding.XML);
    write(Encoding.WBXML, buffer.length, values, numbers);
    assertEquals(xml, read(Encoding.WBXML));
  }

  @Property(tries = 300)
  void whatDoesNotFitShouldLeaveAGoodMessage(
      @ForAll("twoTexts") List<String> values,
      @ForAll @Size(min = 3, max = 12) List<@IntRange(min = 1) Integer> numbers,
      @ForAll @IntRange(min = 1000, max = 2600) int length,
      @ForAll Encoding encoding) {
    write(encoding, length, values, numbers);
    assertTrue(writer.size() <= length);
    read(encoding);
  }

  @Property(tries = 300)
  void dataShouldBeCutSoThatItJustFits(
      @ForAll("strings") String value,
      @ForAll @IntRange(max = 200) int room,
      @ForAll Encoding encoding) {
    TextSlice id = TextSlice.of("1");
    TextSlice data = TextSlice.of(value.repeat(8));
    OutgoingItem item = new OutgoingItem().source(id).data(data).moreData(true);
    OutgoingHeader header = new OutgoingHeader().message(id, 1).target(id);
    int base = encoding == Encoding.XML ? 330 : 60;
    writer.open(buffer, 0, base + room, encoding);
    assertTrue(writer.header(header.source(id, new TextSlice())));
    int size = writer.size();
    int fitting = writer.resultsDataFitting(id, id, item);
    assertEquals(size, writer.size());
    if (fitting == 0) {
      // One more character does not fit; of those with six bytes, five may be left.
      item.data(TextSlice.of("xxxxxxxx"));
      assertEquals(data.isEmpty(), data.isEmpty() || writer.results(id, id, item));
      return;
    }
    item.data(new TextSlice().set(data.bytes(), 0, fitting));
    assertTrue(writer.results(id, id, item));
    assertEquals(-1, Utf8.check(data.bytes(), 0, fitting));
    // A character takes six bytes at most, and WBXML may reckon with a longer length.
    assertTrue(fitting == data.length() || writer.room() < 10, () -> "left " + writer.room());
  }
}
