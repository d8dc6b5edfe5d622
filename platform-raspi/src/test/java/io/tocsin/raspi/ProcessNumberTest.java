/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ProcessNumberTest {

  @Test
  void shouldBeThatOfTheJdk() {
    assertEquals(ProcessHandle.current().pid(), ProcessNumber.own());
  }
}
