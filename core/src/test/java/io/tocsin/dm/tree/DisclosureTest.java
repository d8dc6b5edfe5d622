/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {

  private final TreeBed bed = new TreeBed().furnished();
  private final Disclosure disclosure = new Disclosure(bed.tree);

  @ParameterizedTest
  @CsvSource({
    // address, written, read
    "./Board/Live, true, true",
    "./Board/Rules/new/Limit, true, true",
    "./Board/Rules/new/Data, true, true",
    "./Board/Rules/one, false, true",
    "./Board/Rules/one?prop=Title, true, true",
    // Without Get among its access types.
    "./Board/Rules/one/Key, false, false",
    "./Board/Rules/one/Key?prop=Title, false, false",
    "./DMAcc/1/AppAuth/1/AAuthSecret, false, false",
    "./DMAcc/1/AppAuth/1/AAuthData, false, false",
    // What a live node has below it.
    "./Board/Sensors, false, true",
    "./Board/Sensors/cpu, true, true",
    "./Board/Sensors/none, false, false",
    // What is below an open node, and what nobody knows.
    "./Vendor, false, false",
    "./Vendor/Text, false, false",
    "./Board/Other, false, false",
    "./Board/Live/x, false, false",
    // Whole subtrees, other queries, no addresses.
    "./Board?list=StructData, false, false",
    "./Board/Live?list=Struct, false, false",
    "./Board/Live?x, false, false",
    "./Board/Live/, false, false",
    "'', false, false",
  })
  void shouldAllowWhatIsKnownToBeReadable(String uri, boolean isWritten, boolean isRead) {
    assertEquals(isWritten, disclosure.mayShowWritten(uri), uri);
    assertEquals(isRead, disclosure.mayShowRead(uri), uri);
  }

  @Test
  void shouldAllowNothingWithoutAnAddress() {
    assertFalse(disclosure.mayShowWritten(null));
    assertFalse(disclosure.mayShowRead(null));
  }
}
