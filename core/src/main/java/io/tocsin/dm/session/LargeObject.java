/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.Item;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.dm.tree.ValueBuffer;

/**
 * A value that comes in several messages (OMA-TS-DM_Protocol, large object handling). Until its
 * last part is there, no other command may come.
 */
final class LargeObject {

  private final ValueBuffer buffer;
  private String target = "";
  private int command;

  /**
   * No object.
   *
   * @param bytesMax longest object in bytes
   */
  LargeObject(int bytesMax) {
    buffer = new ValueBuffer(bytesMax);
  }

  /** Whether parts are to come. */
  boolean isOpen() {
    return buffer.isOpen();
  }

  /** The node that the object is for. */
  String target() {
    return target;
  }

  /** Whether an item is the next part of the object. */
  boolean isContinuedBy(int commandKind, Item item) {
    return isOpen() && commandKind == command && item.targetUri().toString().equals(target);
  }

  /**
   * Takes a part that is not the last one.
   *
   * @return the status that answers it
   */
  int take(int commandKind, Item item) {
    if (!isOpen()) {
      int status = buffer.open(item.meta().size());
      if (status != TreeStatus.OK) {
        return status;
      }
      command = commandKind;
      target = item.targetUri().toString();
    }
    return append(item);
  }

  private int append(Item item) {
    return buffer.append(item.data().bytes(), item.data().offset(), item.data().length());
  }

  /**
   * Takes the last part.
   *
   * @return 200 when the object is whole, and {@link #bytes} has it
   */
  int takeLast(Item item) {
    int status = append(item);
    return status == TreeStatus.CHUNK_ACCEPTED ? buffer.complete() : status;
  }

  /** The whole object; it is forgotten here. */
  byte[] bytes() {
    return buffer.take();
  }

  /** Forgets the object. */
  void drop() {
    buffer.close();
  }
}
