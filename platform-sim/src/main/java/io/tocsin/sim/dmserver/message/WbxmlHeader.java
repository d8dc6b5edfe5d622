/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * What stands before the elements of a WBXML document (WBXML 1.3 §5). It is checked here because
 * kXML allocates the string table before it knows whether there is one, and skips the public
 * identifier.
 *
 * @param charset name of the character set
 */
record WbxmlHeader(String charset) {

  private static final int NUMBER_OCTETS_MAX = 5;

  /** WBXML 1.3 §7.2: unknown or missing; some stacks write it for all that they send. */
  private static final int UNKNOWN_PUBLIC_ID = 1;

  /**
   * Reads the header.
   *
   * @throws MalformedMessageException when this is not SyncML in WBXML 1.1 to 1.3
   */
  static WbxmlHeader read(byte[] document) throws MalformedMessageException {
    ByteArrayInputStream in = new ByteArrayInputStream(document);
    try {
      int version = in.read();
      if (version < 1 || version > 3) {
        throw new MalformedMessageException("WBXML of the version " + version);
      }
      int publicId = readNumber(in);
      int publicIdOffset = publicId == 0 ? readNumber(in) : -1;
      String charset = charset(readNumber(in));
      int length = readNumber(in);
      if (length > in.available()) {
        throw new MalformedMessageException("a string table that goes beyond the end");
      }
      checkPublicId(publicId, publicIdOffset, in.readNBytes(length));
      return new WbxmlHeader(charset);
    } catch (IOException e) {
      throw new MalformedMessageException("WBXML that ends within its header", e);
    }
  }

  private static void checkPublicId(int publicId, int offset, byte[] strings)
      throws MalformedMessageException {
    String name = publicId == 0 ? string(strings, offset) : WbxmlWriter.PUBLIC_ID;
    boolean known = publicId <= UNKNOWN_PUBLIC_ID || publicId == WbxmlWriter.PUBLIC_ID_NUMBER;
    if (!known || !name.equals(WbxmlWriter.PUBLIC_ID)) {
      throw new MalformedMessageException(
          "WBXML with the public identifier " + (publicId == 0 ? name : publicId));
    }
  }

  private static String string(byte[] strings, int offset) {
    int end = offset;
    while (end < strings.length && strings[end] != 0) {
      end++;
    }
    return offset < strings.length ? new String(strings, offset, end - offset, US_ASCII) : "";
  }

  private static String charset(int mibEnum) throws MalformedMessageException {
    return switch (mibEnum) {
      // Unknown is what the sender's transport says, and that is UTF-8 in SyncML.
      case 0, 3, 106 -> "UTF-8";
      case 4 -> "ISO-8859-1";
      default -> throw new MalformedMessageException("the character set " + mibEnum);
    };
  }

  /**
   * Reads a number of up to 31 bits.
   *
   * @throws IOException when it is longer, or when the input ends
   */
  static int readNumber(ByteArrayInputStream in) throws IOException {
    long number = 0;
    for (int i = 0; i < NUMBER_OCTETS_MAX; i++) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the input ends");
      }
      number = number << 7 | (octet & 0x7F);
      if ((octet & 0x80) == 0) {
        if (number > Integer.MAX_VALUE) {
          break;
        }
        return (int) number;
      }
    }
    throw new IOException("a number that is too great");
  }
}
