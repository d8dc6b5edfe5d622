/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import io.tocsin.text.Utf8;

/**
 * Reads WBXML 1.1 to 1.3 of the SyncML 1.2 document type from a byte array.
 *
 * <p>Texts are ranges of the message, nothing is allocated, and no length is believed before it is
 * compared with what is there. Attributes and processing instructions are stepped over. SyncML
 * defines no extension tokens, so those are errors. Section numbers are those of "Binary XML
 * Content Format Specification" 1.3.
 */
final class WbxmlReader implements ElementReader {

  private static final int CHARSET_US_ASCII = 3;
  private static final int CHARSET_UTF_8 = 106;
  private static final int PUBLIC_ID_IN_TABLE = 0;
  static final int PUBLIC_ID_SYNCML = 0x1201;
  static final String PUBLIC_ID_TEXT = "-//SYNCML//DTD SyncML 1.2//EN";

  static final int SWITCH_PAGE = 0x00;
  static final int END_TOKEN = 0x01;
  static final int ENTITY = 0x02;
  static final int STR_I = 0x03;
  static final int LITERAL = 0x04;
  static final int PI = 0x43;
  static final int STR_T = 0x83;
  static final int OPAQUE = 0xC3;
  static final int HAS_ATTRIBUTES = 0x80;
  static final int HAS_CONTENT = 0x40;
  private static final int TOKEN_BITS = 0x3F;

  /** Five groups of seven bits are more than 32 bits need. */
  private static final int MULTI_BYTE_MAX = 5;

  private final int textBytesMax;
  private final int[] open = new int[DEPTH_MAX];
  private final byte[] character = new byte[4];

  private byte[] bytes = new byte[0];
  private int position;
  private int end;
  private int tableStart;
  private int tableEnd;
  private int page;
  private int depth;
  private boolean started;
  private boolean endPending;
  private int tag;
  private int textBytes;
  private byte[] text = bytes;
  private int textOffset;
  private int textLength;
  private int error;

  /**
   * A reader without a message.
   *
   * @param textBytesMax how many bytes of text a message may have; references into the string table
   *     can make much text out of few bytes
   */
  WbxmlReader(int textBytesMax) {
    this.textBytesMax = textBytesMax;
  }

  @Override
  public void open(byte[] message, int offset, int length) {
    bytes = message;
    position = offset;
    end = offset + length;
    page = 0;
    depth = 0;
    started = false;
    endPending = false;
    tag = Tag.UNKNOWN;
    textBytes = 0;
    textLength = 0;
    error = SyncmlError.NONE;
    readProlog();
  }

  @Override
  public int tag() {
    return tag;
  }

  @Override
  public byte[] textBytes() {
    return text;
  }

  @Override
  public int textOffset() {
    return textOffset;
  }

  @Override
  public int textLength() {
    return textLength;
  }

  @Override
  public int error() {
    return error;
  }

  /** §5.4: version, public identifier, charset, string table. */
  private void readProlog() {
    int version = readByte();
    if (error == SyncmlError.NONE && (version < 1 || version > 3)) {
      fail(SyncmlError.WBXML_VERSION);
    }
    int publicId = readMultiByte();
    int publicIdIndex = publicId == PUBLIC_ID_IN_TABLE ? readMultiByte() : -1;
    int charset = readMultiByte();
    if (error == SyncmlError.NONE && charset != CHARSET_UTF_8 && charset != CHARSET_US_ASCII) {
      fail(SyncmlError.WBXML_CHARSET);
    }
    int tableLength = readMultiByte();
    if (error != SyncmlError.NONE) {
      return;
    }
    if (tableLength < 0 || tableLength > end - position) {
      fail(SyncmlError.WBXML_LENGTH);
      return;
    }
    tableStart = position;
    tableEnd = position + tableLength;
    position = tableEnd;
    if (publicId != PUBLIC_ID_SYNCML && !isPublicIdInTable(publicIdIndex)) {
      fail(SyncmlError.UNSUPPORTED_DTD);
    }
  }

  private boolean isPublicIdInTable(int index) {
    if (index < 0 || !takeFromTable(index)) {
      return false;
    }
    boolean matches = textLength == PUBLIC_ID_TEXT.length();
    for (int i = 0; matches && i < textLength; i++) {
      matches = text[textOffset + i] == PUBLIC_ID_TEXT.charAt(i);
    }
    return matches;
  }

  @Override
  public int next() {
    if (endPending && error == SyncmlError.NONE) {
      endPending = false;
      return leave();
    }
    while (error == SyncmlError.NONE) {
      if (position == end) {
        boolean whole = started && depth == 0;
        return whole ? END_OF_MESSAGE : fail(SyncmlError.TRUNCATED);
      }
      int token = readByte();
      if (token == PI) {
        skipAttributes();
      } else if (started && depth == 0) {
        return fail(SyncmlError.TRAILING_BYTES);
      } else if (token == SWITCH_PAGE) {
        page = readByte();
      } else {
        return take(token);
      }
    }
    return ERROR;
  }

  private int take(int token) {
    switch (token) {
      case END_TOKEN:
        return depth == 0 ? fail(SyncmlError.WBXML_TOKEN) : leave();
      case ENTITY:
        return takeEntity();
      case STR_I:
        return takeText(takeInline());
      case STR_T:
        return takeText(takeFromTable(readMultiByte()));
      case OPAQUE:
        return takeOpaque();
      default:
        return enter(token);
    }
  }

  private int enter(int token) {
    int number = token & TOKEN_BITS;
    // Below 5 are global tokens, of which only LITERAL is an element; 40 to 42 and so on: EXT.
    if (number < LITERAL) {
      return fail(SyncmlError.WBXML_TOKEN);
    }
    int entered = number == LITERAL ? readLiteral() : Tag.of(page, number);
    if (error != SyncmlError.NONE) {
      return ERROR;
    }
    if (depth == DEPTH_MAX) {
      return fail(SyncmlError.TOO_DEEP);
    }
    if ((token & HAS_ATTRIBUTES) != 0) {
      skipAttributes();
      if (error != SyncmlError.NONE) {
        return ERROR;
      }
    }
    open[depth++] = entered;
    started = true;
    tag = entered;
    endPending = (token & HAS_CONTENT) == 0;
    return START;
  }

  private int readLiteral() {
    int index = readMultiByte();
    if (error == SyncmlError.NONE && !takeFromTable(index)) {
      fail(SyncmlError.WBXML_LENGTH);
    }
    return error == SyncmlError.NONE
        ? Tag.of(text, textOffset, textOffset + textLength)
        : Tag.UNKNOWN;
  }

  private int leave() {
    tag = open[--depth];
    return END;
  }

  /** Makes what {@link #takeInline} or {@link #takeFromTable} found a text of the document. */
  private int takeText(boolean found) {
    if (error == SyncmlError.NONE && !found) {
      fail(SyncmlError.WBXML_LENGTH);
    }
    if (error == SyncmlError.NONE && Utf8.check(text, textOffset, textOffset + textLength) >= 0) {
      fail(SyncmlError.BAD_UTF8);
    }
    return acceptText();
  }

  private int takeOpaque() {
    int length = readMultiByte();
    if (error == SyncmlError.NONE && (length < 0 || length > end - position)) {
      fail(SyncmlError.WBXML_LENGTH);
    }
    if (error == SyncmlError.NONE) {
      setText(position, length);
      position += length;
    }
    return acceptText();
  }

  private int takeEntity() {
    int codePoint = readMultiByte();
    if (error == SyncmlError.NONE) {
      textLength = XmlCharacters.isAllowed(codePoint) ? Utf8.encode(codePoint, character, 0) : -1;
      text = character;
      textOffset = 0;
      if (textLength < 0) {
        fail(SyncmlError.BAD_CHARACTER);
      }
    }
    return acceptText();
  }

  private int acceptText() {
    if (error != SyncmlError.NONE) {
      return ERROR;
    }
    if (depth == 0) {
      return fail(SyncmlError.TEXT_BETWEEN_ELEMENTS);
    }
    if (textLength > textBytesMax - textBytes) {
      return fail(SyncmlError.TEXT_TOO_LONG);
    }
    textBytes += textLength;
    return TEXT;
  }

  /** Finds a string that stands here and ends with a zero, and steps over it. */
  private boolean takeInline() {
    int zero = indexOfZero(position, end);
    if (zero < 0) {
      fail(SyncmlError.TRUNCATED);
      return false;
    }
    setText(position, zero - position);
    position = zero + 1;
    return true;
  }

  private boolean takeFromTable(int index) {
    if (index < 0 || index >= tableEnd - tableStart) {
      return false;
    }
    int zero = indexOfZero(tableStart + index, tableEnd);
    if (zero < 0) {
      return false;
    }
    setText(tableStart + index, zero - tableStart - index);
    return true;
  }

  private int indexOfZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private void setText(int from, int length) {
    text = bytes;
    textOffset = from;
    textLength = length;
  }

  /** §5.8.2 and §5.8.4.3: the attributes of an element, or a processing instruction, to its END. */
  private void skipAttributes() {
    while (error == SyncmlError.NONE) {
      int token = readByte();
      switch (token) {
        case END_TOKEN:
          return;
        case SWITCH_PAGE:
          readByte();
          break;
        case STR_I:
          takeInline();
          break;
        case ENTITY:
        case LITERAL:
        case STR_T:
          readMultiByte();
          break;
        case OPAQUE:
          skipOpaque();
          break;
        default:
          // EXT_I, EXT_T and EXT, LITERAL with flags: the low bits of all are below 5.
          if ((token & TOKEN_BITS) <= LITERAL) {
            fail(SyncmlError.WBXML_TOKEN);
          }
          break;
      }
    }
  }

  private void skipOpaque() {
    int length = readMultiByte();
    if (error == SyncmlError.NONE && (length < 0 || length > end - position)) {
      fail(SyncmlError.WBXML_LENGTH);
      return;
    }
    position += error == SyncmlError.NONE ? length : 0;
  }

  private int readByte() {
    if (error != SyncmlError.NONE || position == end) {
      fail(SyncmlError.TRUNCATED);
      return 0;
    }
    return bytes[position++] & 0xFF;
  }

  /** §5.1: an unsigned number of 32 bits, which is negative here when it is 2^31 or more. */
  private int readMultiByte() {
    long value = 0;
    for (int i = 0; i < MULTI_BYTE_MAX; i++) {
      int octet = readByte();
      if (error != SyncmlError.NONE) {
        return 0;
      }
      value = (value << 7) | (octet & 0x7F);
      if (octet < 0x80) {
        if (value <= 0xFFFF_FFFFL) {
          return (int) value;
        }
        break;
      }
    }
    fail(SyncmlError.WBXML_LENGTH);
    return 0;
  }

  private int fail(int cause) {
    if (error == SyncmlError.NONE) {
      error = cause;
      textLength = 0;
    }
    return ERROR;
  }
}
