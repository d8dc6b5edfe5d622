/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.message.Element;
import java.io.ByteArrayOutputStream;

/** Puts the client's values together that come in several messages (OMA DM Protocol §7). */
final class Reassembly {

  private final int sizeMax;
  private ByteArrayOutputStream data;
  private String label = "";
  private int size;

  /** What is to be done with an item. */
  enum Verdict {
    /** It is whole, in {@link #data}. */
    WHOLE,
    /** More is to come. */
    MORE,
    /** It has another size than was said. */
    MISMATCH,
    /** It is greater than we take. */
    TOO_BIG
  }

  /** Puts together values of up to so many octets. */
  Reassembly(int sizeMax) {
    this.sizeMax = sizeMax;
  }

  /** Whether a value has begun and not ended. */
  boolean isOpen() {
    return data != null && !label.isEmpty();
  }

  /** What the open value is. */
  String label() {
    return label;
  }

  /** Forgets what has begun. */
  void drop() {
    label = "";
  }

  /**
   * Takes an item.
   *
   * @param itemLabel tells values apart
   * @param meta the meta information that holds for it; null for none
   */
  Verdict take(String itemLabel, Element item, Element meta) {
    if (!isOpen()) {
      data = new ByteArrayOutputStream();
      label = itemLabel;
      String said = meta == null ? "" : meta.textOf("Size");
      size = said.matches("[0-9]{1,9}") ? Integer.parseInt(said) : -1;
    }
    Element part = item.child("Data");
    data.writeBytes(part == null ? new byte[0] : part.content());
    if (data.size() > sizeMax) {
      drop();
      return Verdict.TOO_BIG;
    }
    if (item.has("MoreData")) {
      return Verdict.MORE;
    }
    drop();
    return size >= 0 && size != data.size() ? Verdict.MISMATCH : Verdict.WHOLE;
  }

  /** The value that is whole. */
  byte[] data() {
    return data.toByteArray();
  }
}
