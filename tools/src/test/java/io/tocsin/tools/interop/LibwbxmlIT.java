/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.syncml.MessageDump;
import io.tocsin.dm.syncml.MessageReader;
import io.tocsin.dm.syncml.SampleMessages;
import io.tocsin.dm.syncml.SyncmlTree;
import io.tocsin.dm.syncml.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Our WBXML read by libwbxml, and its WBXML read by us. Its XML is compared after the JDK's parser
 * has read it; "]]>" in data is left out, because it makes XML of it that is not well-formed.
 */
final class LibwbxmlIT {

  private static final int MESSAGES_MIN = 40;
  private static final int TEXT_BYTES_MAX = 16_384;

  private final MessageReader reader = new MessageReader(TEXT_BYTES_MAX, 8);

  @TempDir private Path folder;

  static Stream<Map.Entry<String, byte[]>> samples() {
    return SampleMessages.all().entrySet().stream();
  }

  @Test
  void messagesShouldBeManyAndHaveEveryElementOfBothCodePages() {
    assertTrue(SampleMessages.all().size() >= MESSAGES_MIN);
    Set<Integer> tags = new TreeSet<>();
    for (byte[] xml : SampleMessages.all().values()) {
      SyncmlTree.read(xml, Encoding.XML).collectTags(tags);
    }
    for (int page : List.of(Tag.PAGE_SYNCML, Tag.PAGE_METINF)) {
      for (int token = 0; token < 0x40; token++) {
        int tag = Tag.of(page, token);
        assertTrue(tag == Tag.UNKNOWN || tags.contains(tag), () -> Tag.name(tag) + " is missing");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void libwbxmlShouldReadWhatWeWrite(Map.Entry<String, byte[]> sample) throws Exception {
    SyncmlTree message = SyncmlTree.read(sample.getValue(), Encoding.XML).trimmed();
    Path wbxml = Files.write(folder.resolve("ours.wbxml"), message.write(Encoding.WBXML));
    Path xml = folder.resolve("theirs.xml");
    run("wbxml2xml", "-m", "0", "-k", "-o", xml.toString(), wbxml.toString());
    assertEquals(normalized(message.write(Encoding.XML)), normalized(Files.readAllBytes(xml)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void weShouldReadWhatLibwbxmlWrites(Map.Entry<String, byte[]> sample) throws Exception {
    SyncmlTree message = SyncmlTree.read(sample.getValue(), Encoding.XML).trimmed();
    byte[] ours = message.write(Encoding.XML);
    List<String> expected = MessageDump.of(reader, ours, Encoding.XML);
    Path xml = Files.write(folder.resolve("ours.xml"), ours);
    Path wbxml = folder.resolve("theirs.wbxml");
    // WBXML 1.1 to 1.3, with a string table and without.
    for (String version : List.of("1.1", "1.2", "1.3")) {
      for (List<String> table : List.of(List.<String>of(), List.of("-n"))) {
        List<String> command = new ArrayList<>(List.of("xml2wbxml", "-v", version));
        command.addAll(table);
        command.addAll(List.of("-o", wbxml.toString(), xml.toString()));
        run(command.toArray(String[]::new));
        byte[] theirs = Files.readAllBytes(wbxml);
        assertEquals(expected, withPlainLines(MessageDump.of(reader, theirs, Encoding.WBXML)));
      }
    }
  }

  /** It ends lines within Data with CR LF, whatever they ended with. */
  private static List<String> withPlainLines(List<String> lines) {
    return lines.stream().map(line -> line.replace("\r\n", "\n")).toList();
  }

  private static void run(String... command) {
    Processes.Result result = Processes.run(List.of(command), Map.of());
    assertEquals(0, result.exitStatus(), () -> String.join(" ", command) + "\n" + result.output());
  }

  /** A document by the parser of the JDK, one line for each element with its namespace and text. */
  private static List<String> normalized(byte[] xml)
      throws ParserConfigurationException, IOException, SAXException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setCoalescing(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    // The document type names a DTD on the web.
    builder.setEntityResolver(
        (publicId, systemId) -> new InputSource(InputStream.nullInputStream()));
    List<String> lines = new ArrayList<>();
    collect(builder.parse(new ByteArrayInputStream(xml)).getDocumentElement(), "", lines);
    return lines;
  }

  private static void collect(Element element, String indent, List<String> lines) {
    StringBuilder text = new StringBuilder();
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      } else if (node.getNodeType() == Node.TEXT_NODE) {
        text.append(node.getNodeValue());
      }
    }
    String content = children.isEmpty() ? text.toString() : text.toString().strip();
    lines.add(
        indent + "{" + element.getNamespaceURI() + "}" + element.getLocalName() + " " + content);
    children.forEach(child -> collect(child, indent + " ", lines));
  }
}
