/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class HeapLogTest {

  private static final String END =
      """
      [9.0s][info][gc,heap,exit] Heap
      [9.0s][info][gc,heap,exit]  def new generation   total 1216K, used 448K [0x0, 0x1, 0x2)
      [9.0s][info][gc,heap,exit]   eden space 1088K,  30% used [0x0, 0x1, 0x2)
      [9.0s][info][gc,heap,exit]  tenured generation   total 2752K, used 1700K [0x0, 0x1, 0x2)
      [9.0s][info][gc,heap,exit]  Metaspace       used 8282K, committed 8512K, reserved 1114112K
      """;

  @Test
  void shouldTellWhatWasAllocatedWithoutACollection() throws IOException {
    assertEquals(new HeapLog(0, 2_148), HeapLog.of(END));
  }

  @Test
  void shouldAddWhatCollectionsFreed() throws IOException {
    String collected =
        """
        [1.0s][info][gc,heap] GC(0) DefNew: 1088K(1216K)->128K(1216K) Eden: 1088K(1088K)->0K(1088K)
        [1.0s][info][gc,heap] GC(0) Tenured: 0K(2752K)->300K(2752K)
        [2.0s][info][gc,heap] GC(1) Tenured: 1800K(2752K)->1700K(2752K)
        [2.0s][info][gc,heap] GC(1) DefNew: 1200K(1216K)->0K(1216K) Eden: 1088K(1088K)->0K(1088K)
        """;
    assertEquals(
        new HeapLog(2, 448 + 1_700 + 960 - 300 + 100 + 1_200), HeapLog.of(collected + END));
  }

  @Test
  void shouldNotTakeTheLogOfOneThatWasKilled() {
    assertThrows(IOException.class, () -> HeapLog.of("[1.0s][info][gc,heap] GC(0) nothing"));
  }
}
