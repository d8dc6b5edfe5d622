/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.Item;
import io.tocsin.dm.syncml.TextSlice;
import io.tocsin.dm.tree.NodeFormat;
import io.tocsin.dm.tree.NodeValue;

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

  /** An address in an item; null for none. */
  static String uri(TextSlice uri) {
    return uri.isPresent() ? uri.toString() : null;
  }
}
