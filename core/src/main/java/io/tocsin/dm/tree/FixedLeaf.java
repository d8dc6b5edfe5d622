/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;

/** A live leaf that always has the same value, because the device cannot change it. */
public final class FixedLeaf implements LiveNode {

  private final byte[] value;

  /**
   * A leaf.
   *
   * @param text its value
   */
  public FixedLeaf(String text) {
    value = Utf8.bytes(text);
  }

  @Override
  public byte[] read() {
    return value.clone();
  }
}
