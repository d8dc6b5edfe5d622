/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Messages in XML, through the JDK. Document types and entities are refused. */
final class XmlCodec {

  private XmlCodec() {}

  /**
   * Reads a document.
   *
   * @throws MalformedMessageException when it is no XML, or beyond the bounds
   */
  static Element read(byte[] document) throws MalformedMessageException {
    try {
      return read(factory().createXMLStreamReader(new ByteArrayInputStream(document)));
    } catch (XMLStreamException e) {
      throw new MalformedMessageException("not well-formed XML: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a document from text.
   *
   * @throws MalformedMessageException when it is no XML, or beyond the bounds
   */
  static Element read(String document) throws MalformedMessageException {
    try {
      return read(factory().createXMLStreamReader(new StringReader(document)));
    } catch (XMLStreamException e) {
      throw new MalformedMessageException("not well-formed XML: " + e.getMessage(), e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static Element read(XMLStreamReader reader)
      throws XMLStreamException, MalformedMessageException {
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      if (reader.getEventType() == XMLStreamConstants.DTD) {
        throw new MalformedMessageException("a document type is not accepted");
      }
    }
    Element root = element(reader, 1);
    while (reader.hasNext()) {
      reader.next();
    }
    return root;
  }

  private static Element element(XMLStreamReader reader, int depth)
      throws XMLStreamException, MalformedMessageException {
    Codec.checkDepth(depth);
    String name = reader.getLocalName();
    List<Element> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      switch (reader.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new MalformedMessageException("the entity '" + reader.getLocalName() + "'");
        default -> {
          // Comments and processing instructions mean nothing here.
        }
      }
    }
    return children.isEmpty() ? Element.leaf(name, text.toString()) : Element.of(name, children);
  }

  /** Writes a document, in UTF-8. Content that XML cannot carry must have been encoded before. */
  static byte[] write(Element root) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      writer.writeStartDocument("UTF-8", "1.0");
      write(writer, root, "");
      writer.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toString().getBytes(UTF_8);
  }

  private static void write(XMLStreamWriter writer, Element element, String outer)
      throws XMLStreamException {
    String namespace = Vocabulary.namespace(element.name());
    if (element.children().isEmpty() && element.content().length == 0) {
      writer.writeEmptyElement(element.name());
      declare(writer, namespace, outer);
      return;
    }
    writer.writeStartElement(element.name());
    declare(writer, namespace, outer);
    for (Element child : element.children()) {
      write(writer, child, namespace);
    }
    if (element.content().length > 0) {
      writer.writeCharacters(element.text());
    }
    writer.writeEndElement();
  }

  private static void declare(XMLStreamWriter writer, String namespace, String outer)
      throws XMLStreamException {
    if (!namespace.equals(outer)) {
      writer.writeDefaultNamespace(namespace);
    }
  }
}
