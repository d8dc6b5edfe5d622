/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/**
 * For all bytes, as WBXML and as XML, whole and cut off:
 *
 * <ol>
 *   <li>the reader does not throw, comes to an end, and stays there;
 *   <li>elements open and close in pairs, no deeper than allowed, below one root;
 *   <li>a piece of text lies within the array that it is said to lie in, and all texts together are
 *       no longer than the reader was made for;
 *   <li>a document that is good, written in either encoding, is read as the same elements and
 *       texts;
 *   <li>a beginning of it says nothing else than the whole did, and then that it is cut.
 * </ol>
 */
class ElementReaderFuzzTest {

  private static final int TEXT_MAX = 4096;

  /** Places at which a document is cut; samples are cut at every byte elsewhere. */
  private static final int CUTS = 24;

  private final TextArena arena = new TextArena(TEXT_MAX);

  private ElementReader reader(Encoding encoding) {
    return encoding == Encoding.XML ? new XmlReader(arena) : new WbxmlReader(TEXT_MAX);
  }

  @FuzzTest
  void shouldHoldForWbxml(byte[] input) {
    assertHolds(input, Encoding.WBXML);
  }

  @FuzzTest
  void shouldHoldForXml(byte[] input) {
    assertHolds(input, Encoding.XML);
  }

  private void assertHolds(byte[] input, Encoding encoding) {
    ElementReader reader = reader(encoding);
    List<String> whole = events(reader, input, input.length, encoding);
    boolean good = reader.error() == SyncmlError.NONE;
    if (good && !whole.contains("<" + Tag.name(Tag.UNKNOWN))) {
      assertIsWrittenAsTheSame(input, encoding);
    }
    int step = input.length / CUTS + 1;
    for (int length = 0; length < input.length; length += step) {
      assertReadsABeginning(events(reader, input, length, encoding), whole);
    }
  }

  private List<String> events(ElementReader reader, byte[] input, int length, Encoding encoding) {
    reader.open(input, 0, length);
    List<String> events = new ArrayList<>();
    int depth = 0;
    int textBytes = 0;
    int event = reader.next();
    while (event != ElementReader.ERROR && event != ElementReader.END_OF_MESSAGE) {
      if (event == ElementReader.START) {
        events.add("<" + Tag.name(reader.tag()));
        depth++;
      } else if (event == ElementReader.END) {
        events.add("</" + Tag.name(reader.tag()));
        depth--;
      } else {
        TextSlice text = new TextSlice();
        text.set(reader.textBytes(), reader.textOffset(), reader.textLength());
        events.add("'" + text);
        textBytes += text.length();
      }
      assertTrue(depth >= 0 && depth <= ElementReader.DEPTH_MAX);
      assertTrue(depth > 0 || event == ElementReader.END);
      assertTrue(textBytes <= TEXT_MAX || encoding == Encoding.XML);
      assertTrue(events.size() <= 2 * length);
      event = reader.next();
    }
    assertEquals(event == ElementReader.ERROR, reader.error() != SyncmlError.NONE);
    assertTrue(event == ElementReader.ERROR || depth == 0);
    assertEquals(event, reader.next());
    return events;
  }

  private static void assertIsWrittenAsTheSame(byte[] input, Encoding encoding) {
    SyncmlTree tree = SyncmlTree.read(input, encoding);
    // Opaque data need not be text, and then is not the same as text.
    SyncmlTree again = SyncmlTree.read(tree.write(Encoding.WBXML), Encoding.WBXML);
    assertEquals(tree, again);
    if (encoding == Encoding.XML) {
      assertEquals(tree, SyncmlTree.read(tree.write(Encoding.XML), Encoding.XML));
    }
  }

  private static void assertReadsABeginning(List<String> events, List<String> whole) {
    int count = events.size();
    // The last piece of a text may be cut; the whole may have its error further on in it.
    if (count > 0 && events.get(count - 1).startsWith("'")) {
      String cut = events.get(--count);
      boolean isError = count == whole.size();
      assertTrue(isError || whole.get(count).startsWith(cut) || cut.indexOf('\uFFFD') >= 0);
    }
    assertTrue(count <= whole.size());
    assertEquals(whole.subList(0, count), events.subList(0, count));
  }
}
