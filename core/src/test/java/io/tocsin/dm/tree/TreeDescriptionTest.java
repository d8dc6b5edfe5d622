/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static io.tocsin.dm.tree.TreeBed.A;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.MemoryStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions, and the standard objects that the agent's own one has. */
final class TreeDescriptionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./A node permanent",
        "A node permanent Get",
        "./ node permanent Get",
        "./a/../b node permanent Get",
        "./A box permanent Get",
        "./A node always Get",
        "./A node permanent Read",
        "./A node permanent Get closed",
        "./A node permanent Get acl=Get",
        "./A int permanent Get value=x",
        "./<X> node permanent Get",
        "./A/B node permanent Get",
        "./A chr permanent Get\n./A/B chr permanent Get",
        "./A node dynamic Get\n./A/B chr permanent Get",
        "./A node permanent Get\n./A node permanent Get"
      })
  void shouldRefuseWhatIsNoDescription(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new TreeDescription().read(text));
    int lines = 1 + (int) text.chars().filter(c -> c == '\n').count();
    assertTrue(e.getMessage().startsWith("line " + lines + " "), e.getMessage());
  }

  @Test
  void shouldPassOverCommentsAndEmptyLines() {
    NodeDescription root =
        new TreeDescription().read("# a comment\n\n./A node permanent -\r\n  \n").root();
    assertEquals(0, root.child("A").commands);
  }

  @Test
  void shouldReadALongTextInPieces() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      text.append("./N").append(i).append(" chr permanent Get value=ü\n");
    }
    byte[] bytes = TreeBed.bytes(text.toString());
    TreeDescription description = new TreeDescription().read(new ByteArrayInputStream(bytes));
    assertEquals(1_001, description.newTree().nodeCount);
    assertThrows(
        IllegalArgumentException.class,
        () -> new TreeDescription().read(new ByteArrayInputStream(new byte[] {(byte) 0xFF})));
  }

  @ParameterizedTest
  @CsvSource({
    "./DevInfo/DevId, urn:example:1",
    "./DevInfo/Man, Maker",
    "./DevInfo/Mod, Model",
    "./DevInfo/DmV, 1.0",
    "./DevInfo/Lang, en",
    "./DevDetail/URI/MaxDepth, 7",
    "./DevDetail/URI/MaxTotLen, 80",
    "./DevDetail/URI/MaxSegLen, 16",
    "./DevDetail/DevTyp, board",
    "./DevDetail/OEM, Other",
    "./DevDetail/FwV, f1",
    "./DevDetail/SwV, s1",
    "./DevDetail/HwV, h1",
    "./DevDetail/LrgObj, true"
  })
  void shouldSayWhatTheDeviceIs(String uri, String value) {
    TreeBed bed = informed();
    assertEquals(value, bed.got(uri, A));
    assertEquals(405, bed.replace(uri, A, value));
    assertEquals(405, bed.delete(uri, A));
  }

  private static TreeBed informed() {
    TreeBed bed = new TreeBed();
    new DeviceInformation("urn:example:1", "Maker", "Model", "1.0", "en")
        .kind("board", "Other")
        .versions("f1", "s1", "h1")
        .mount(bed.tree);
    return bed;
  }

  @Test
  void shouldHaveTheChildrenOfTheStandardObjects() {
    TreeBed bed = informed();
    assertEquals("DevId/DmV/Lang/Man/Mod", bed.got("./DevInfo", A));
    assertEquals("DevTyp/Ext/FwV/HwV/LrgObj/OEM/SwV/URI", bed.got("./DevDetail", A));
    assertEquals("", bed.got("./DMAcc", A));
    assertEquals("bool", bed.got("./DevDetail/LrgObj?prop=Format", A));
    assertEquals(200, bed.add("./DevDetail/Ext/Colour", A, "red"));
  }

  @ParameterizedTest
  @CsvSource({
    "./DMAcc/x, 405",
    "./DMAcc/x/AppID, 405",
    "./DMAcc/x/Name, 200",
    "./DMAcc/x/AppAddr, 405",
    "./DMAcc/x/AppAddr/1/Addr, 200",
    "./DMAcc/x/AAuthPref, 200",
    "./DMAcc/x/AppAuth/1/AAuthType, 200",
    "./DMAcc/x/AppAuth/1/AAuthLevel, 405",
    "./DMAcc/x/AppAuth/1/AAuthSecret, 200"
  })
  void shouldLetOfAnAccountBeReplacedWhatMayChange(String uri, int status) {
    TreeBed bed = new TreeBed();
    bed.put("./DMAcc/x/AppID", "w7");
    bed.put("./DMAcc/x/Name", "old");
    bed.put("./DMAcc/x/AAuthPref", "BASIC");
    bed.put("./DMAcc/x/AppAddr/1/Addr", "old");
    bed.put("./DMAcc/x/AppAuth/1/AAuthType", "BASIC");
    bed.put("./DMAcc/x/AppAuth/1/AAuthLevel", "CLCRED");
    bed.put("./DMAcc/x/AppAuth/1/AAuthSecret", "old");
    bed.acl("./DMAcc", "Add=*&Delete=*&Get=*&Replace=*");
    assertEquals(status, bed.replace(uri, A, "new"));
  }

  @Test
  void shouldMountOnlyInThePlaceOfPermanentNodes() throws IOException {
    ManagementTree tree =
        new ManagementTree(
            TreeDescription.standardObjects(), new TreeLimits(), new MemoryStorage());
    for (String uri : new String[] {".", "./None", "./DMAcc/x", "./DevInfo?prop=Name", "/"}) {
      assertThrows(IllegalArgumentException.class, () -> tree.mount(uri, new FixedLeaf("x")), uri);
    }
  }
}
