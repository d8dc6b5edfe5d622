/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kxml2.wap.Wbxml;
import org.kxml2.wap.WbxmlParser;
import org.kxml2.wap.syncml.SyncML;
import org.xmlpull.v1.XmlPullParser;
import org.xmlpull.v1.XmlPullParserException;

/** Reads messages in WBXML through kXML's parser. */
final class WbxmlReader {

  private WbxmlReader() {}

  /**
   * Reads a document.
   *
   * @throws MalformedMessageException when it is no WBXML of SyncML, or beyond the bounds
   */
  static Element read(byte[] document) throws MalformedMessageException {
    WbxmlHeader header = WbxmlHeader.read(document);
    try {
      BoundedParser parser = new BoundedParser(document);
      parser.setInput(parser.input, header.charset());
      int event = parser.nextToken();
      if (event != XmlPullParser.START_TAG) {
        throw new MalformedMessageException("WBXML that does not begin with an element");
      }
      Element root = element(parser, 1);
      if (parser.nextToken() != XmlPullParser.END_DOCUMENT) {
        throw new MalformedMessageException("WBXML that goes on after its end");
      }
      return root;
    } catch (XmlPullParserException | IOException | RuntimeException e) {
      // The parser answers much of what is wrong with whatever exception its arrays give it.
      throw new MalformedMessageException("not well-formed WBXML: " + e, e);
    }
  }

  private static Element element(WbxmlParser parser, int depth)
      throws XmlPullParserException, IOException, MalformedMessageException {
    Codec.checkDepth(depth);
    String name = parser.getName();
    List<Element> children = new ArrayList<>();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    while (true) {
      switch (parser.nextToken()) {
        case XmlPullParser.START_TAG -> children.add(element(parser, depth + 1));
        case XmlPullParser.TEXT, XmlPullParser.ENTITY_REF ->
            content.writeBytes(parser.getText().getBytes(UTF_8));
        case WbxmlParser.WAP_EXTENSION -> {
          if (!(parser.getWapExtensionData() instanceof byte[] octets)) {
            throw new MalformedMessageException("an extension that SyncML does not have");
          }
          content.writeBytes(octets);
        }
        case XmlPullParser.END_TAG -> {
          return children.isEmpty()
              ? Element.octets(name, content.toByteArray())
              : Element.of(name, children);
        }
        default -> throw new MalformedMessageException("WBXML that ends within " + name);
      }
    }
  }

  /**
   * The parser with the tables of SyncML. kXML believes the length of opaque octets, however great
   * it is, and does not notice that the input ends within them.
   */
  private static final class BoundedParser extends WbxmlParser {

    private final ByteArrayInputStream input;

    BoundedParser(byte[] document) {
      input = new ByteArrayInputStream(document);
      setTagTable(Vocabulary.PAGE_SYNCML, SyncML.TAG_TABLE_0);
      setTagTable(Vocabulary.PAGE_METINF, SyncML.TAG_TABLE_1);
    }

    @Override
    public Object parseWapExtension(int id) throws IOException, XmlPullParserException {
      if (id != Wbxml.OPAQUE) {
        return super.parseWapExtension(id);
      }
      int length = WbxmlHeader.readNumber(input);
      if (length > input.available()) {
        throw new IOException("opaque data that goes beyond the end");
      }
      return input.readNBytes(length);
    }
  }
}
