/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DerShapeTest {

  private static final byte[] CERTIFICATE =
      TestPki.leaf("board").dns("localhost").selfSigned().certificate().encoded();

  /** SEQUENCEs in each other; the innermost is empty. */
  private static byte[] nested(int depth) {
    byte[] encoding = new byte[0];
    for (int i = 0; i < depth; i++) {
      int length = encoding.length;
      byte[] header =
          length < 128
              ? new byte[] {0x30, (byte) length}
              : new byte[] {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
      byte[] outer = Arrays.copyOf(header, header.length + length);
      System.arraycopy(encoding, 0, outer, header.length, length);
      encoding = outer;
    }
    return encoding;
  }

  @Test
  void shouldPassCertificates() {
    assertTrue(DerShape.isSound(CERTIFICATE));
  }

  @Test
  void shouldBoundTheNesting() {
    assertTrue(DerShape.isSound(nested(DerShape.DEPTH_MAX)));
    assertFalse(DerShape.isSound(nested(DerShape.DEPTH_MAX + 1)));
    assertFalse(DerShape.isSound(nested(6000)));
    assertThrows(IOException.class, () -> CertificateView.decode(nested(6000)));
  }

  @Test
  void shouldRefuseIndefiniteLengthsAndHighTags() {
    assertFalse(DerShape.isSound(new byte[] {0x30, (byte) 0x80, 0, 0}));
    assertFalse(DerShape.isSound(new byte[] {0x1F, 0x01, 0}));
    assertFalse(DerShape.isSound(new byte[] {0x30, (byte) 0x84, 0, 0, 0, 0}));
  }

  @Test
  void shouldRefuseEveryCut() {
    for (int length = 0; length < CERTIFICATE.length; length++) {
      byte[] cut = Arrays.copyOf(CERTIFICATE, length);
      assertFalse(DerShape.isSound(cut), "length " + length);
      assertThrows(IOException.class, () -> CertificateView.decode(cut));
    }
    assertFalse(DerShape.isSound(Arrays.copyOf(CERTIFICATE, CERTIFICATE.length + 1)));
  }

  @Test
  void shouldPassPrimitivesAndEmptySequences() {
    assertTrue(DerShape.isSound(new byte[] {0x05, 0x00}));
    assertTrue(DerShape.isSound(new byte[] {0x30, 0x00}));
    assertTrue(DerShape.isSound(new byte[] {0x30, 0x04, 0x30, 0x00, 0x05, 0x00}));
    assertFalse(DerShape.isSound(new byte[] {0x30, 0x01, 0x30, 0x00}));
  }

  @Property
  void shouldEndOnAnyInput(@ForAll byte[] bytes) {
    boolean sound = DerShape.isSound(bytes);
    assertEquals(sound, DerShape.isSound(bytes.clone()));
  }
}
