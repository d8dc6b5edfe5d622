/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.Item;
import io.tocsin.dm.syncml.TextSlice;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.text.Base64;
import java.util.Arrays;

/** The data of an item as a value of the tree. */
final class ItemData {

  private ItemData() {}

  /**
   * The value that an item brings, in the format that it names.
   *
   * @return the value; null when its format is unknown
   */
  static NodeValue of(Item item) {
    NodeFormat format = null;
    if (item.meta().format().isPresent()) {
      format = NodeFormat.of(item.meta().format().toString());
      if (format == null) {
        return null;
      }
    }
    String type = item.meta().type().isPresent() ? item.meta().type().toString() : null;
    return new NodeValue(format, type, item.data().toBytes());
  }

  /**
   * The same value where Base64 was its form on the way alone: XML can carry no bytes.
   *
   * @return null when it is not in Base64
   */
  static NodeValue decoded(NodeValue value) {
    if (value.format() != NodeFormat.B64) {
      return null;
    }
    byte[] text = value.data();
    byte[] octets = new byte[text.length];
    int count = Base64.decode(text, 0, text.length, octets, 0);
    if (count < 0) {
      return null;
    }
    return new NodeValue(NodeFormat.BIN, value.type(), Arrays.copyOf(octets, count));
  }

  /** An address in an item; null for none. */
  static String uri(TextSlice uri) {
    return uri.isPresent() ? uri.toString() : null;
  }
}
