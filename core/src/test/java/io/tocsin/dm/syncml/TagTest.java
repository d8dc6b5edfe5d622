/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kxml2.wap.syncml.SyncML;

/** Our table of elements beside that of kXML, which nothing but this test uses. */
class TagTest {

  private static List<String> ours(int page, int count) {
    List<String> names = new ArrayList<>();
    for (int token = 5; token < 5 + count; token++) {
      int tag = Tag.of(page, token);
      names.add(tag == Tag.UNKNOWN ? "-" : Tag.name(tag));
    }
    return names;
  }

  @Test
  void elementsOfSyncmlShouldBeThoseOfKxml() {
    List<String> theirs = new ArrayList<>(List.of(SyncML.TAG_TABLE_0));
    theirs.set(theirs.indexOf("Reserved for future use"), "-");
    // The name in the document type of SyncML 1.2, and in libwbxml, is another.
    theirs.set(theirs.indexOf("NumberOfChanged"), "NumberOfChanges");
    assertEquals(theirs, ours(Tag.PAGE_SYNCML, theirs.size()));
    assertEquals("Correlator", theirs.get(0x3C - 5));
    assertEquals(Tag.UNKNOWN, Tag.of(Tag.PAGE_SYNCML, 0x3D));
  }

  @Test
  void elementsOfMetaInformationShouldBeThoseOfKxml() {
    List<String> theirs = List.of(SyncML.TAG_TABLE_1);
    assertEquals(theirs, ours(Tag.PAGE_METINF, theirs.size()));
    assertEquals(Tag.UNKNOWN, Tag.of(Tag.PAGE_METINF, 5 + theirs.size()));
  }

  @Test
  void constantsShouldHaveTheirNames() {
    assertEquals("SyncML", Tag.name(Tag.SYNCML));
    assertEquals("CmdID", Tag.name(Tag.CMD_ID));
    assertEquals("MaxObjSize", Tag.name(Tag.MAX_OBJ_SIZE));
    assertEquals("unknown element", Tag.name(Tag.UNKNOWN));
  }

  @Test
  void everyNameShouldLeadToItsElement() {
    int count = 0;
    for (int page = 0; page <= 1; page++) {
      for (int token = 0; token < 0x40; token++) {
        int tag = Tag.of(page, token);
        if (tag != Tag.UNKNOWN) {
          byte[] name = ("<" + Tag.name(tag) + ">").getBytes(StandardCharsets.US_ASCII);
          assertEquals(tag, Tag.of(Tag.name(tag)));
          assertEquals(tag, Tag.of(name, 1, name.length - 1));
          assertNotEquals(tag, Tag.of(name, 1, name.length));
          count++;
        }
      }
    }
    assertEquals(55 + 18, count);
  }

  @Test
  void shouldKnowNoOtherPagesAndTokens() {
    assertEquals(Tag.UNKNOWN, Tag.of(-1, 5));
    assertEquals(Tag.UNKNOWN, Tag.of(2, 5));
    assertEquals(Tag.UNKNOWN, Tag.of(0, 0x30));
    assertEquals(Tag.UNKNOWN, Tag.of("add"));
    assertEquals(Tag.UNKNOWN, Tag.of(""));
  }
}
