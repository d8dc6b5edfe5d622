/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.config.DmServerSettings;
import io.tocsin.text.Utf8;
import java.io.ByteArrayOutputStream;

/** Pieces of an account one after the other, each with its length before it. */
final class Content {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void add(String text) {
    add(Utf8.bytes(text));
  }

  void add(byte[] piece) {
    int length = piece == null ? 0 : piece.length;
    out.write(length >> 8);
    out.write(length);
    if (length > 0) {
      out.write(piece, 0, length);
    }
  }

  void add(DmServerSettings.Side side, byte[] secret) {
    out.write(side.authentication());
    add(side.userName() == null ? "" : side.userName());
    add(secret);
    add(side.nonce());
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
