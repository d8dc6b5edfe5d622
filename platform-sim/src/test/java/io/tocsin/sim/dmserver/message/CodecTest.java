/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kxml2.wap.syncml.SyncML;

/** Both encodings of messages. */
class CodecTest {

  /** Every element of SyncML and MetInf 1.2, each with something in it. */
  private static Element everything() {
    List<Element> all =
        Arrays.stream(new String[][] {SyncML.TAG_TABLE_0, SyncML.TAG_TABLE_1})
            .flatMap(Arrays::stream)
            .filter(name -> !name.contains(" "))
            .map(name -> Element.leaf(name, "ä <" + name + ">"))
            .toList();
    return Element.of(
        "SyncML",
        Element.of("SyncHdr"),
        Element.of("SyncBody", all),
        Element.of(
            "Item", Element.of("Meta", Element.leaf("Type", "t")), Element.leaf("Data", "")));
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldReadWhatItWrites(Codec codec) throws Exception {
    Element message = everything();
    assertEquals(message, codec.read(codec.write(message)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"WBXML", "WBXML_TABLES"})
  void shouldCarryOctetsInWbxml(Codec codec) throws Exception {
    byte[] octets = new byte[300];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) i;
    }
    Element message = Element.of("SyncML", Element.octets("Data", octets));
    assertEquals(message, codec.read(codec.write(message)));
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldKeepNamesThatAreNotOfSyncMl(Codec codec) throws Exception {
    Element message = Element.of("SyncML", Element.of("Novel", Element.leaf("Other", "1")));
    assertEquals(message, codec.read(codec.write(message)));
  }

  @Test
  void shouldWriteTheOctetsThatTheTablesGive() {
    Element message =
        Element.of(
            "SyncML",
            Element.of("SyncBody", Element.of("Final")),
            Element.of("Meta", Element.leaf("Size", "5")),
            Element.leaf("Data", "hi"),
            Element.leaf("CmdID", "1"));
    // 02 version; A401 public id; 6A UTF-8; 00 no strings; then tags with 40 for content
    assertEquals(
        "02a4016a00"
            + "6d"
            + "6b1201"
            + "5a"
            + "00015203350001"
            + "01"
            + "00004fc302686901"
            + "4b033100"
            + "01"
            + "01",
        HexFormat.of().formatHex(Codec.WBXML.write(message)));
  }

  @Test
  void shouldReadStringsFromTheTableAndEntities() throws Exception {
    byte[] document =
        HexFormat.of().parseHex("03a4016a06" + "616263006465" + "6d4f83000221" + "0331000101");
    // Version 1.3, "abc" and "de": Data of a reference to "abc", the entity "!" and inline "1".
    assertEquals("abc!1", Codec.WBXML.read(document).textOf("Data"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "02",
        "04a4016a006d01",
        "02a4026a006d01",
        "00a4016a006d01",
        "02a4017f006d01",
        "02a4016aff7f6d01",
        "02a4016a8fffffff7f6d01",
        "02a4016a006d",
        "02a4016a006d0101",
        "02a4016a0001",
        "02a4016a006d4fc37f6101",
        "02a4016a006d4fc38fffffff7f6101",
        "02a4016a006d4f830901",
        "02a4016a006d0009",
        "02a4016a006d4f036101",
        "02a4016a006d40006101",
        "02a4016a007f01",
        "0200056a03616200006d01",
      })
  void shouldRefuseWhatIsNoWbxmlOfSyncMl(String hex) {
    byte[] document = HexFormat.of().parseHex(hex);
    assertThrows(MalformedMessageException.class, () -> Codec.WBXML.read(document));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<SyncML>",
        "<SyncML></SyncHdr>",
        "<SyncML/>x",
        "<!DOCTYPE SyncML [<!ENTITY a 'b'>]><SyncML>&a;</SyncML>",
        "<!DOCTYPE SyncML SYSTEM 'file:///etc/passwd'><SyncML/>",
        "<SyncML>&b;</SyncML>",
      })
  void shouldRefuseWhatIsNoXml(String text) {
    byte[] document = text.getBytes(UTF_8);
    assertThrows(MalformedMessageException.class, () -> Codec.XML.read(document));
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void shouldRefuseElementsThatGoTooDeep(Codec codec) throws Exception {
    Element message = Element.leaf("Data", "1");
    for (int i = 1; i < Codec.DEPTH_MAX; i++) {
      message = Element.of("Sequence", message);
    }
    assertEquals(message, codec.read(codec.write(message)));
    byte[] tooDeep = codec.write(Element.of("Sequence", message));
    assertThrows(MalformedMessageException.class, () -> codec.read(tooDeep));
  }

  @Test
  void shouldReadNamespacesCommentsAndCharacterData() throws Exception {
    Element message =
        Codec.parseXml(
            "<?xml version='1.0'?><!-- c --><s:SyncML xmlns:s='SYNCML:SYNCML1.2'><s:Data>"
                + "<![CDATA[<a>]]> &amp; &#228;</s:Data></s:SyncML>");
    assertEquals("<a> & ä", message.textOf("Data"));
  }

  @Test
  void shouldDeclareBothNamespaces() {
    Element message = Element.of("SyncML", Element.of("Meta", Element.leaf("Type", "t")));
    String text = new String(Codec.XML.write(message), UTF_8);
    assertTrue(text.contains("<SyncML xmlns=\"SYNCML:SYNCML1.2\">"), text);
    assertTrue(text.contains("<Type xmlns=\"syncml:metinf\">t</Type>"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.syncml.dm+xml, XML",
    "application/vnd.syncml+xml; charset=utf-8, XML",
    "Application/vnd.SyncML.DM+wbxml, WBXML",
    "application/vnd.syncml+wbxml, WBXML",
  })
  void shouldKnowEncodingsByTheirMediaTypes(String contentType, Codec codec) {
    assertEquals(codec, Codec.ofContentType(contentType));
  }

  @Test
  void shouldNotKnowOtherMediaTypes() {
    assertNull(Codec.ofContentType("text/xml"));
    assertNull(Codec.ofContentType(null));
  }

  @Test
  void shouldShowMessagesWithoutSecrets() throws Exception {
    String shown =
        ReadableXml.of(
            Codec.parseXml(
                "<SyncML><Cred><Meta><Type>syncml:auth-md5</Type></Meta><Data>DIGEST</Data></Cred>"
                    + "<Chal><Meta><NextNonce>NONCE</NextNonce></Meta></Chal>"
                    + "<Item><Source><LocURI>./DMAcc/x/AppAuth/1/AAuthData</LocURI></Source>"
                    + "<Data>SECRET</Data></Item>"
                    + "<Item><Target><LocURI>./a</LocURI></Target><Data>1&#10;2</Data></Item>"
                    + "</SyncML>"));
    assertTrue(shown.contains("<Type>syncml:auth-md5</Type>"), shown);
    assertTrue(shown.contains("<Data>1&#10;2</Data>"), shown);
    for (String secret : List.of("DIGEST", "NONCE", "SECRET")) {
      assertFalse(shown.contains(secret), shown);
    }
  }
}
