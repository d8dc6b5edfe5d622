/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Entropy;
import io.tocsin.hal.Storage;
import io.tocsin.hal.StorageRegion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The serial number of a simulated board: drawn at random at the first start and kept in its state
 * directory, so that two simulated boards never share an engineID.
 */
final class SerialNumber {

  /** Name of the region. */
  static final String REGION = "board-serial";

  private static final int RANDOM_BYTES = 8;
  private static final int TEXT_BYTES = 2 * RANDOM_BYTES;

  private SerialNumber() {}

  /** Reads the number, and draws it where there is none. */
  static String load(Storage storage, Entropy entropy) throws IOException {
    StorageRegion region = storage.open(REGION, TEXT_BYTES);
    try {
      byte[] text = new byte[TEXT_BYTES];
      region.read(0, text, 0, TEXT_BYTES);
      if (!isComplete(text)) {
        draw(entropy, text);
        region.write(0, text, 0, TEXT_BYTES);
        region.sync();
      }
      return new String(text, StandardCharsets.US_ASCII);
    } finally {
      region.close();
    }
  }

  /** A power cut during the very first start may leave a part of the number. */
  private static boolean isComplete(byte[] text) {
    for (byte digit : text) {
      if (Character.digit((char) digit, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void draw(Entropy entropy, byte[] text) {
    byte[] random = new byte[RANDOM_BYTES];
    entropy.fill(random, 0, RANDOM_BYTES);
    for (int i = 0; i < RANDOM_BYTES; i++) {
      text[2 * i] = (byte) Character.forDigit(random[i] >> 4 & 0xF, 16);
      text[2 * i + 1] = (byte) Character.forDigit(random[i] & 0xF, 16);
    }
  }
}
