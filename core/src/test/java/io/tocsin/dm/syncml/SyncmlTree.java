/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A document as a tree: an element has children or a text, never both. Reads and writes through
 * {@link ElementReader} and {@link ElementWriter}, so it turns one encoding into the other.
 */
public record SyncmlTree(int tag, List<SyncmlTree> children, String text) {

  private static final int ROOM = 1 << 16;

  /** A document that is good must come out as a tree. */
  public static SyncmlTree read(byte[] message, Encoding encoding) {
    ElementReader reader = reader(encoding);
    reader.open(message, 0, message.length);
    if (reader.next() != ElementReader.START) {
      throw new AssertionError(SyncmlError.text(reader.error()));
    }
    SyncmlTree root = readElement(reader);
    if (reader.next() != ElementReader.END_OF_MESSAGE) {
      throw new AssertionError(SyncmlError.text(reader.error()));
    }
    return root;
  }

  static ElementReader reader(Encoding encoding) {
    return encoding == Encoding.XML ? new XmlReader(new TextArena(ROOM)) : new WbxmlReader(ROOM);
  }

  private static SyncmlTree readElement(ElementReader reader) {
    int tag = reader.tag();
    List<SyncmlTree> children = new ArrayList<>();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int event = reader.next();
    while (event != ElementReader.END) {
      if (event == ElementReader.START) {
        children.add(readElement(reader));
      } else if (event == ElementReader.TEXT) {
        text.write(reader.textBytes(), reader.textOffset(), reader.textLength());
      } else {
        throw new AssertionError(SyncmlError.text(reader.error()));
      }
      event = reader.next();
    }
    String content = text.toString(StandardCharsets.UTF_8);
    return new SyncmlTree(tag, children, children.isEmpty() ? content : "");
  }

  /** The same document without the space that stands around texts and in empty elements. */
  public SyncmlTree trimmed() {
    return new SyncmlTree(tag, children.stream().map(SyncmlTree::trimmed).toList(), text.strip());
  }

  /** The document in bytes. */
  public byte[] write(Encoding encoding) {
    byte[] buffer = new byte[ROOM];
    ElementWriter writer = ElementWriter.of(encoding);
    writer.open(buffer, 0, buffer.length);
    write(writer);
    if (writer.isFull()) {
      throw new AssertionError("no room");
    }
    return Arrays.copyOf(buffer, writer.size());
  }

  private void write(ElementWriter writer) {
    if (children.isEmpty()) {
      writer.leaf(tag, TextSlice.of(text));
      return;
    }
    writer.start(tag);
    children.forEach(child -> child.write(writer));
    writer.end();
  }

  /** Adds all elements of the document to a set. */
  public void collectTags(Set<Integer> tags) {
    tags.add(tag);
    children.forEach(child -> child.collectTags(tags));
  }
}
