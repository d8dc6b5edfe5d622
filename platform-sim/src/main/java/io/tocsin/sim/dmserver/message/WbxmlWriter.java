/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.kxml2.wap.Wbxml;

/**
 * Writes messages in WBXML with kXML's tables. Its serializer is not used: it writes "unknown" as
 * the public identifier, has no inline strings, and takes characters for octets in its string
 * table, so that text that is not ASCII can come out wrong.
 */
final class WbxmlWriter {

  /** WBXML 1.2, inline strings, {@code Data} as opaque octets. */
  static final WbxmlWriter INLINE = new WbxmlWriter(false);

  /** WBXML 1.3, everything in the string table, the public identifier too. */
  static final WbxmlWriter TABLES = new WbxmlWriter(true);

  /** Formal public identifier of SyncML 1.2. */
  static final String PUBLIC_ID = "-//SYNCML//DTD SyncML 1.2//EN";

  /** Number of the same. */
  static final int PUBLIC_ID_NUMBER = 0x1201;

  private static final int VERSION_1_2 = 2;
  private static final int VERSION_1_3 = 3;

  /** MIBenum of UTF-8. */
  private static final int UTF_8_CHARSET = 106;

  private static final int WITH_CONTENT = 0x40;

  private final boolean tables;

  private WbxmlWriter(boolean tables) {
    this.tables = tables;
  }

  byte[] write(Element root) {
    return new Document().write(root);
  }

  /** A document in the making. */
  private final class Document {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private final Map<String, Integer> offsets = new HashMap<>();
    private int page = Vocabulary.PAGE_SYNCML;

    byte[] write(Element root) {
      int publicId = tables ? offset(PUBLIC_ID) : 0;
      element(root);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(tables ? VERSION_1_3 : VERSION_1_2);
      if (tables) {
        out.write(0);
        writeNumber(out, publicId);
      } else {
        writeNumber(out, PUBLIC_ID_NUMBER);
      }
      writeNumber(out, UTF_8_CHARSET);
      writeNumber(out, strings.size());
      out.writeBytes(strings.toByteArray());
      out.writeBytes(body.toByteArray());
      return out.toByteArray();
    }

    private void element(Element element) {
      byte[] content = element.content();
      boolean empty = content.length == 0 && element.children().isEmpty();
      tag(element.name(), empty);
      if (empty) {
        return;
      }
      for (Element child : element.children()) {
        element(child);
      }
      if (content.length > 0) {
        content(element, content);
      }
      body.write(Wbxml.END);
    }

    private void tag(String name, boolean empty) {
      Vocabulary.Token token = Vocabulary.token(name);
      if (token == null) {
        body.write(empty ? Wbxml.LITERAL : Wbxml.LITERAL_C);
        writeNumber(body, offset(name));
        return;
      }
      if (token.page() != page) {
        page = token.page();
        body.write(Wbxml.SWITCH_PAGE);
        body.write(page);
      }
      body.write(empty ? token.tag() : token.tag() | WITH_CONTENT);
    }

    private void content(Element element, byte[] content) {
      boolean opaque = !element.isText() || (!tables && element.name().equals("Data"));
      if (opaque) {
        body.write(Wbxml.OPAQUE);
        writeNumber(body, content.length);
        body.writeBytes(content);
      } else if (tables) {
        body.write(Wbxml.STR_T);
        writeNumber(body, offset(element.text()));
      } else {
        body.write(Wbxml.STR_I);
        body.writeBytes(content);
        body.write(0);
      }
    }

    private int offset(String text) {
      return offsets.computeIfAbsent(
          text,
          missing -> {
            int start = strings.size();
            strings.writeBytes(missing.getBytes(missing.equals(PUBLIC_ID) ? US_ASCII : UTF_8));
            strings.write(0);
            return start;
          });
    }
  }

  /** WBXML 1.3 §5.1: seven bits an octet, the highest bit of all but the last set. */
  private static void writeNumber(ByteArrayOutputStream out, int number) {
    int shift = 28;
    while (shift > 0 && number >>> shift == 0) {
      shift -= 7;
    }
    for (; shift > 0; shift -= 7) {
      out.write((number >>> shift & 0x7F) | 0x80);
    }
    out.write(number & 0x7F);
  }
}
