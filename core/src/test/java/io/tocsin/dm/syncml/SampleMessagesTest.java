/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample in both encodings, whole and cut off at every byte. */
class SampleMessagesTest {

  private static final int MARGIN = 5;

  private final MessageReader reader = new MessageReader(8192, 4);

  static Stream<Map.Entry<String, byte[]>> samples() {
    return SampleMessages.all().entrySet().stream();
  }

  private static byte[] wbxml(byte[] xml) {
    return SyncmlTree.read(xml, Encoding.XML).write(Encoding.WBXML);
  }

  @Test
  void samplesShouldHaveEveryElement() {
    Set<Integer> tags = new TreeSet<>();
    samples().forEach(sample -> SyncmlTree.read(sample.getValue(), Encoding.XML).collectTags(tags));
    List<String> missing = new ArrayList<>();
    for (int page = 0; page <= 1; page++) {
      for (int token = 5; token < 0x40; token++) {
        int tag = Tag.of(page, token);
        if (tag != Tag.UNKNOWN && !tags.contains(tag)) {
          missing.add(Tag.name(tag));
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldSayTheSameInBothEncodings(Map.Entry<String, byte[]> sample) {
    byte[] xml = sample.getValue();
    List<String> expected = MessageDump.of(reader, xml, Encoding.XML);
    String last = expected.get(expected.size() - 1);
    assertTrue(last.equals("final") || last.equals("end"), last);
    assertEquals(expected, MessageDump.of(reader, wbxml(xml), Encoding.WBXML));
    SyncmlTree tree = SyncmlTree.read(xml, Encoding.XML);
    assertEquals(expected, MessageDump.of(reader, tree.write(Encoding.XML), Encoding.XML));
    assertEquals(tree, SyncmlTree.read(tree.write(Encoding.XML), Encoding.XML));
    assertEquals(tree, SyncmlTree.read(tree.write(Encoding.WBXML), Encoding.WBXML));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldReadTheSameAmongOtherBytes(Map.Entry<String, byte[]> sample) {
    for (Encoding encoding : Encoding.values()) {
      byte[] message = encoding == Encoding.XML ? sample.getValue() : wbxml(sample.getValue());
      byte[] array = new byte[message.length + 2 * MARGIN];
      Arrays.fill(array, (byte) '<');
      System.arraycopy(message, 0, array, MARGIN, message.length);
      assertEquals(
          MessageDump.of(reader, message, encoding),
          MessageDump.of(reader, array, MARGIN, message.length, encoding));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldReadABeginningAndThenAnErrorWhenCutOff(Map.Entry<String, byte[]> sample) {
    for (Encoding encoding : Encoding.values()) {
      byte[] message = encoding == Encoding.XML ? sample.getValue() : wbxml(sample.getValue());
      List<String> whole = MessageDump.of(reader, message, encoding);
      for (int length = 0; length < message.length; length++) {
        List<String> lines = MessageDump.of(reader, message, 0, length, encoding);
        String last = lines.remove(lines.size() - 1);
        assertTrue(last.startsWith("error: "), last);
        assertEquals(whole.subList(0, lines.size()), lines);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void verifyShouldAcceptTheWholeAloneAndBeginAgain(Map.Entry<String, byte[]> sample) {
    byte[] message = wbxml(sample.getValue());
    List<String> whole = MessageDump.of(reader, message, Encoding.WBXML);
    assertTrue(reader.verify(message, 0, message.length, Encoding.WBXML));
    boolean hasCommands = whole.stream().anyMatch(line -> line.matches("[A-Z][a-z]+ in \\d"));
    assertEquals(hasCommands, reader.next() != MessageReader.END);
    assertEquals(false, reader.verify(message, 0, message.length - 1, Encoding.WBXML));
    assertEquals(SyncmlError.TRUNCATED, reader.error());
  }
}
