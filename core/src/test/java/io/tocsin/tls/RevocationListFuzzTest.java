/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whatever stands in the place of a revocation list:
 *
 * <ol>
 *   <li>it is refused with an {@link IOException}, or every question about it has an answer, and it
 *       has no more entries than are allowed;
 *   <li>a list in which any octets were changed is refused, or is not proven by its issuer, unless
 *       the change was none.
 * </ol>
 */
class RevocationListFuzzTest {

  private static final TestPki.Issued CA = TestPki.authority("Test CA").selfSigned();
  private static final TestPki.Issued PEER = TestPki.leaf("peer").serial(7).issuedBy(CA);
  private static final byte[] LIST = TestCrl.of(CA).revoke(5, 7, 900).number(3).der();

  private static final int ENTRIES_MAX = 16;

  /** Octets of input for one changed octet: two for its place, one for what it becomes. */
  private static final int CHANGE_OCTETS = 3;

  @FuzzTest
  void shouldRefuseOrAnswerEveryQuestion(byte[] input) {
    RevocationList list = decoded(input);
    if (list == null) {
      return;
    }
    assertTrue(list.count() <= ENTRIES_MAX);
    assertNotNull(list.issuer());
    assertNotNull(list.thisUpdate());
    assertNotNull(list.nextUpdate());
    assertFalse(list.isProven());
    boolean isKnown = Arrays.equals(LIST, input);
    assertEquals(isKnown, list.prove(CA.certificate(), true) == null, "nobody here has signed it");
    if (list.concerns(PEER.certificate())) {
      list.has(PEER.certificate());
    }
  }

  @FuzzTest
  void shouldProveNoListThatWasChanged(byte[] input) {
    byte[] changed = LIST.clone();
    for (int i = 0; i + CHANGE_OCTETS <= input.length; i += CHANGE_OCTETS) {
      int place = (input[i] & 0xFF) << 8 | (input[i + 1] & 0xFF);
      changed[place % changed.length] = input[i + 2];
    }
    RevocationList list = decoded(changed);
    if (list != null && list.prove(CA.certificate(), true) == null) {
      assertArrayEquals(LIST, changed, "proven though it was changed");
      assertTrue(list.has(PEER.certificate()));
    }
  }

  /** The list, or null when it is refused. */
  private static RevocationList decoded(byte[] encoding) {
    try {
      return RevocationList.decode(encoding, ENTRIES_MAX);
    } catch (IOException e) {
      assertNotNull(e.getMessage());
      return null;
    }
  }
}
