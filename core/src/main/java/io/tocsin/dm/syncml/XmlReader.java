/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import java.io.IOException;
import org.kxml2.io.KXmlParser;
import org.xmlpull.v1.XmlPullParser;
import org.xmlpull.v1.XmlPullParserException;

/**
 * Reads XML from a byte array by kXML's pull parser.
 *
 * <p>The parser is asked for tokens, with namespaces and references left as they are: it cuts
 * references above U+FFFF to 16 bits, and its namespaces cost the square of the number of
 * attributes. Whatever it throws, checked or not, ends here as a latched error. A message gets a
 * parser of its own, so that a bad one leaves nothing behind.
 */
final class XmlReader implements ElementReader {

  private static final String DECLARES_PREFIX = "xmlns:";
  private static final String DECLARES_DEFAULT = "xmlns";

  private final TextArena arena;
  private final XmlInput input = new XmlInput();
  private final XmlNamespaces namespaces = new XmlNamespaces();
  private final int[] open = new int[DEPTH_MAX];
  private final int[] range = new int[2];
  private final char[] character = new char[2];

  private KXmlParser parser;
  private int depth;
  private boolean started;
  private int tag;
  private int textLength;
  private int error;

  /**
   * A reader without a message.
   *
   * @param arena its free place takes the piece of text that the reader is at
   */
  XmlReader(TextArena arena) {
    this.arena = arena;
  }

  @Override
  public void open(byte[] message, int offset, int length) {
    depth = 0;
    started = false;
    tag = Tag.UNKNOWN;
    textLength = 0;
    namespaces.clear();
    input.open(message, offset, length);
    error = input.error();
    parser = new KXmlParser();
    try {
      parser.setInput(input);
    } catch (XmlPullParserException e) {
      fail(SyncmlError.MALFORMED_XML);
    }
  }

  @Override
  public int tag() {
    return tag;
  }

  @Override
  public byte[] textBytes() {
    return arena.bytes();
  }

  @Override
  public int textOffset() {
    return arena.position();
  }

  @Override
  public int textLength() {
    return textLength;
  }

  @Override
  public int error() {
    return error;
  }

  @Override
  public int next() {
    if (error != SyncmlError.NONE) {
      return ERROR;
    }
    try {
      return advance();
    } catch (XmlPullParserException | IOException | RuntimeException e) {
      // Bad references, for one, end in exceptions about numbers and indices.
      return fail(input.error() != SyncmlError.NONE ? input.error() : SyncmlError.MALFORMED_XML);
    }
  }

  private int advance() throws XmlPullParserException, IOException {
    while (true) {
      int event = take(parser.nextToken());
      if (event >= 0) {
        return event;
      }
    }
  }

  /** The event that a token of the parser makes, -1 when it makes none. */
  private int take(int token) {
    switch (token) {
      case XmlPullParser.START_TAG:
        return enter();
      case XmlPullParser.END_TAG:
        return leave();
      case XmlPullParser.TEXT:
      case XmlPullParser.CDSECT:
        return takeText();
      case XmlPullParser.ENTITY_REF:
        return takeReference(parser.getName());
      case XmlPullParser.DOCDECL:
        return takeDoctype();
      case XmlPullParser.END_DOCUMENT:
        return started && depth == 0 ? END_OF_MESSAGE : fail(SyncmlError.TRUNCATED);
      default:
        // Comments, processing instructions, space outside of the root element.
        return -1;
    }
  }

  private int enter() {
    if (started && depth == 0) {
      return fail(SyncmlError.TRAILING_BYTES);
    }
    if (depth == DEPTH_MAX) {
      return fail(SyncmlError.TOO_DEEP);
    }
    started = true;
    if (!declareNamespaces()) {
      return fail(SyncmlError.TAG_TOO_LONG);
    }
    tag = resolve(parser.getName());
    open[depth++] = tag;
    return error == SyncmlError.NONE ? START : ERROR;
  }

  private boolean declareNamespaces() {
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      String name = parser.getAttributeName(i);
      String uri = parser.getAttributeValue(i);
      boolean room = true;
      if (name.equals(DECLARES_DEFAULT)) {
        room = namespaces.declare("", uri, depth);
      } else if (name.startsWith(DECLARES_PREFIX)) {
        room = namespaces.declare(name.substring(DECLARES_PREFIX.length()), uri, depth);
      }
      if (!room) {
        return false;
      }
    }
    return true;
  }

  private int resolve(String name) {
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    switch (namespaces.kind(prefix)) {
      case XmlNamespaces.OURS:
        return Tag.of(name.substring(colon + 1));
      case XmlNamespaces.UNDECLARED:
        if (colon >= 0) {
          fail(SyncmlError.MALFORMED_XML);
        }
        return Tag.of(name);
      case XmlNamespaces.OLDER:
        if (depth == 0) {
          fail(SyncmlError.UNSUPPORTED_DTD);
        }
        return Tag.UNKNOWN;
      default:
        return Tag.UNKNOWN;
    }
  }

  private int leave() {
    tag = open[--depth];
    namespaces.leave(depth);
    return END;
  }

  private int takeText() {
    char[] characters = parser.getTextCharacters(range);
    return stage(characters, range[0], range[1]);
  }

  private int takeReference(String name) {
    int codePoint = XmlReference.codePoint(name);
    if (codePoint < 0) {
      return fail(SyncmlError.UNKNOWN_ENTITY);
    }
    if (!XmlCharacters.isAllowed(codePoint)) {
      return fail(SyncmlError.BAD_CHARACTER);
    }
    return stage(character, 0, Character.toChars(codePoint, character, 0));
  }

  private int stage(char[] characters, int offset, int count) {
    if (depth == 0) {
      return fail(started ? SyncmlError.TRAILING_BYTES : SyncmlError.TEXT_BETWEEN_ELEMENTS);
    }
    int length = arena.stage(characters, offset, count);
    if (length < 0) {
      return fail(SyncmlError.TEXT_TOO_LONG);
    }
    textLength = length;
    return TEXT;
  }

  private int takeDoctype() {
    if (started) {
      return fail(SyncmlError.MALFORMED_XML);
    }
    // Nothing that it declares would be used in any case; but nobody sends one with good intent.
    return parser.getText().indexOf('[') >= 0 ? fail(SyncmlError.DOCTYPE_SUBSET) : -1;
  }

  private int fail(int cause) {
    if (error == SyncmlError.NONE) {
      error = cause;
      textLength = 0;
    }
    return ERROR;
  }
}
