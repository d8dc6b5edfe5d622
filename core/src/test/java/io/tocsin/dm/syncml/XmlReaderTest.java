/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML as servers write it, and as attackers do. */
class XmlReaderTest {

  private final XmlReader reader = new XmlReader(new TextArena(100_000));

  private String read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  /** All events of a document: names, texts in quotes, slashes, and the error at the end. */
  private String read(byte[] bytes) {
    reader.open(bytes, 0, bytes.length);
    StringBuilder events = new StringBuilder();
    TextSlice text = new TextSlice();
    while (true) {
      switch (reader.next()) {
        case ElementReader.START:
          events.append('<').append(Tag.name(reader.tag())).append('>');
          break;
        case ElementReader.END:
          events.append('/');
          break;
        case ElementReader.TEXT:
          text.set(reader.textBytes(), reader.textOffset(), reader.textLength());
          events.append(text);
          break;
        case ElementReader.END_OF_MESSAGE:
          return events.toString();
        default:
          return events.append(SyncmlError.text(reader.error())).toString();
      }
    }
  }

  private void assertError(int error, String document) {
    String events = read(document);
    assertTrue(events.endsWith(SyncmlError.text(error)), events);
    assertEquals(error, reader.error());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<SyncML></SyncML>",
        "<SyncML/>",
        "<SyncML />",
        " \n<SyncML\n></SyncML > \r\n",
        "\uFEFF<SyncML/>",
        "<?xml version=\"1.0\"?><SyncML/>",
        "<?xml version='1.0' encoding = 'utf-8'?><SyncML/>",
        "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='yes' ?>\n<SyncML/>",
        "<?xml version=\"1.0\" encoding=\"US-ASCII\"?><SyncML/>",
        "<!-- c --><?pi x?><SyncML/><!-- d --><?pi y?>",
        "<!DOCTYPE SyncML PUBLIC '-//SYNCML//DTD SyncML 1.2//EN' 'http://x/y'><SyncML/>",
        "<SyncML a='1' b=\"<>\"/>",
        "<SyncML xmlns='SYNCML:SYNCML1.2'/>",
        "<SyncML xmlns='syncml:syncml1.2'/>",
        "<s:SyncML xmlns:s='SYNCML:SYNCML1.2'/>",
      })
  void shouldTakeThisDocument(String document) {
    assertEquals("<SyncML>/", read(document));
  }

  @Test
  void shouldReadTextsOfEveryKind() {
    assertEquals("<Data>a b\nc/", read("<Data>a b\r\nc</Data>"));
    assertEquals("<Data><&>]]>/", read("<Data><![CDATA[<&>]]]]>&gt;</Data>"));
    assertEquals("<Data>ab/", read("<Data>a<!-- <x> -->b<?pi <x>?></Data>"));
    assertEquals("<Data><>&\"'/", read("<Data>&lt;&gt;&amp;&quot;&apos;</Data>"));
    assertEquals("<Data>\r\t A\u20ac/", read("<Data>&#13;&#x9;&#32;&#x41;&#x20AC;</Data>"));
    // kXML by itself cuts this reference to 16 bits.
    assertEquals("<Data>\uD834\uDD1E\uD834\uDD1E/", read("<Data>&#x1D11E;\uD834\uDD1E</Data>"));
  }

  @Test
  void shouldTakePrefixesAndForgetThemAtTheEndOfTheirElement() {
    assertEquals(
        "<SyncML><Meta><Type>//<Final>//",
        read(
            "<a:SyncML xmlns:a='SYNCML:SYNCML1.2'><a:Meta xmlns:b='syncml:metinf'><b:Type/>"
                + "</a:Meta><a:Final/></a:SyncML>"));
    assertError(
        SyncmlError.MALFORMED_XML, "<SyncML><Meta xmlns:b='syncml:metinf'/><b:Type/></SyncML>");
  }

  @Test
  void shouldNotTakeElementsOfOtherNamespacesForOurs() {
    assertEquals("<SyncML><unknown element>//", read("<SyncML><Final xmlns='urn:x'/></SyncML>"));
    assertEquals(
        "<SyncML><unknown element>//", read("<SyncML><x:Final xmlns:x='urn:x'/></SyncML>"));
    assertEquals("<SyncML><unknown element>//", read("<SyncML><final/></SyncML>"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', TRUNCATED",
    "' ', TRUNCATED",
    "<SyncML>, TRUNCATED",
    "<SyncML><Final/>, TRUNCATED",
    "<SyncML><Final/>text, TRUNCATED",
    "<SyncML, MALFORMED_XML",
    "<SyncML></Final>, MALFORMED_XML",
    "</SyncML>, MALFORMED_XML",
    "<SyncML a=1/>, MALFORMED_XML",
    "<SyncML a/>, MALFORMED_XML",
    "<>, MALFORMED_XML",
    "<1/>, MALFORMED_XML",
    "<SyncML><![CDATA[x</SyncML>, MALFORMED_XML",
    "<SyncML><!-- x</SyncML>, MALFORMED_XML",
    "<SyncML>a]]>b</SyncML>, MALFORMED_XML",
    "<SyncML>&amp</SyncML>, MALFORMED_XML",
    "<SyncML>& </SyncML>, MALFORMED_XML",
    "<SyncML>&;</SyncML>, MALFORMED_XML",
    "<SyncML>&#;</SyncML>, MALFORMED_XML",
    "<SyncML>&#xZ;</SyncML>, MALFORMED_XML",
    "<SyncML>&#99999999999;</SyncML>, MALFORMED_XML",
    "<SyncML>&nbsp;</SyncML>, UNKNOWN_ENTITY",
    "<SyncML>&#0;</SyncML>, BAD_CHARACTER",
    "<SyncML>&#1;</SyncML>, BAD_CHARACTER",
    "<SyncML>&#xD800;</SyncML>, BAD_CHARACTER",
    "<SyncML>&#xFFFE;</SyncML>, BAD_CHARACTER",
    "<SyncML>&#x110000;</SyncML>, BAD_CHARACTER",
    "<SyncML>&#x7fffffff;</SyncML>, BAD_CHARACTER",
    "<SyncML/>text, TRAILING_BYTES",
    "<SyncML/><![CDATA[x]]>, TRAILING_BYTES",
    "<SyncML/>&lt;, TRAILING_BYTES",
    "<SyncML/><SyncML/>, TRAILING_BYTES",
    "text<SyncML/>, TEXT_BETWEEN_ELEMENTS",
    "<SyncML xmlns='SYNCML:SYNCML1.1'/>, UNSUPPORTED_DTD",
    "<SyncML xmlns='SYNCML:SYNCML1.0'/>, UNSUPPORTED_DTD",
    "<?xml version='1.0' encoding='ISO-8859-1'?><SyncML/>, XML_ENCODING",
    "<?xml version='1.0' encoding='UTF-16'?><SyncML/>, XML_ENCODING",
    "<?xml version='1.0' encoding='UTF-8?><SyncML/>, XML_ENCODING",
    "<?xml version='1.0' encoding?><SyncML/>, XML_ENCODING",
    "<?xml version='1.0'?><?xml version='1.0'?><SyncML/>, MALFORMED_XML",
    "' <?xml version=\"1.0\"?><SyncML/>', MALFORMED_XML",
    "<?xml version='1.0', TRUNCATED",
    "<!DOCTYPE SyncML [<!ENTITY a 'b'>]><SyncML/>, DOCTYPE_SUBSET",
    "<!DOCTYPE SyncML [<!ENTITY % a SYSTEM 'file:///etc/passwd'>%a;]><SyncML/>, DOCTYPE_SUBSET",
    "<SyncML><!DOCTYPE x></SyncML>, MALFORMED_XML",
  })
  void shouldRefuse(String document, String error) throws ReflectiveOperationException {
    assertError(SyncmlError.class.getField(error).getInt(null), document);
  }

  @Test
  void shouldRefuseWhatIsNotUtf8() {
    byte[] latin = "<Data>\u00e4</Data>".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("<Data>" + SyncmlError.text(SyncmlError.BAD_UTF8), read(latin));
    for (Charset charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      assertEquals(SyncmlError.text(SyncmlError.XML_ENCODING), read("<a/>".getBytes(charset)));
    }
    assertEquals(
        "<Data>" + SyncmlError.text(SyncmlError.BAD_CHARACTER), read("<Data>\u0001</Data>"));
  }

  @Test
  void shouldNeverExpandEntities() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE SyncML [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY a").append(i).append(" '").append("&a" + (i - 1) + ";".repeat(10));
      laughs.append("'>");
    }
    assertError(SyncmlError.DOCTYPE_SUBSET, laughs + "]><SyncML>&a9;</SyncML>");
    assertError(SyncmlError.UNKNOWN_ENTITY, "<SyncML>&a9;</SyncML>");
  }

  @Test
  void shouldRefuseElementsNestedTooDeeply() {
    int max = ElementReader.DEPTH_MAX;
    read("<Data>".repeat(max) + "</Data>".repeat(max));
    assertEquals(SyncmlError.NONE, reader.error());
    assertError(SyncmlError.TOO_DEEP, "<Data>".repeat(max + 1) + "</Data>".repeat(max + 1));
    assertError(SyncmlError.TOO_DEEP, "<Data>".repeat(50_000));
  }

  @Test
  void shouldRefuseTagsThatAreTooLong() {
    String name = "a".repeat(XmlInput.TAG_CHARS_MAX);
    assertError(SyncmlError.TAG_TOO_LONG, "<" + name + "/>");
    assertError(SyncmlError.TAG_TOO_LONG, "<SyncML " + name + "=''/>");
    assertError(SyncmlError.TAG_TOO_LONG, "<SyncML x='" + name + "'/>");
    assertError(SyncmlError.TAG_TOO_LONG, "<SyncML" + " x=''".repeat(1000) + "/>");
    assertError(SyncmlError.TAG_TOO_LONG, "<?pi " + name + "?><SyncML/>");
    assertError(SyncmlError.TAG_TOO_LONG, "<!DOCTYPE " + name + "><SyncML/>");
    assertError(SyncmlError.TAG_TOO_LONG, "<?xml " + name + "?><SyncML/>");
    assertError(
        SyncmlError.TAG_TOO_LONG,
        "<SyncML" + " xmlns:a=''".repeat(XmlNamespaces.BINDINGS_MAX + 1) + "/>");
    assertEquals("<Data>" + name + name + "/", read("<Data>" + name + name + "</Data>"));
    assertEquals(
        "<Data><" + name + "/", read("<!--<" + name + "--><Data><![CDATA[<" + name + "]]></Data>"));
  }

  @Test
  void shouldRefuseMoreTextThanThereIsRoomFor() {
    XmlReader small = new XmlReader(new TextArena(10));
    byte[] document = "<Data>0123456789\u00e4</Data>".getBytes(StandardCharsets.UTF_8);
    small.open(document, 0, document.length);
    assertEquals(ElementReader.START, small.next());
    assertEquals(ElementReader.ERROR, small.next());
    assertEquals(SyncmlError.TEXT_TOO_LONG, small.error());
  }
}
